<#
.SYNOPSIS
    Runs the Pester suite, or some of its files, against the module at the repository's root.
.DESCRIPTION
    Exit codes: 0 when all passed, 1 when something failed, 2 when Pester 5 is missing, 3 when nothing ran because
    everything was skipped. build.ps1 and `dotnet test` start it in a process of its own, which holds the module's
    assemblies no longer than it has to.
.PARAMETER Path
    The files or folders. Default: the folder of this script.
.EXAMPLE
    ./tests/Pester/Run.ps1
.EXAMPLE
    ./tests/Pester/Run.ps1 ./tests/Pester/Get-VpcIpv6Address.Tests.ps1
#>
[CmdletBinding()]
param(
    [string[]] $Path = $PSScriptRoot
)

$ErrorActionPreference = 'Stop'

# Windows brings Pester 3, which can't run these files.
if (-not (Get-Module -Name Pester -ListAvailable | Where-Object { $_.Version.Major -ge 5 })) {
    Write-Output "Pester 5 is not installed for PowerShell $($PSVersionTable.PSVersion): Install-Module Pester -MinimumVersion 5.0 -Scope CurrentUser"
    exit 2
}

# Help and errors go by the language of the user's interface; the tests read English, unless they say otherwise.
[cultureinfo]::CurrentUICulture = 'en-US'

Import-Module Pester -MinimumVersion 5.0
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
$result = Invoke-Pester -Configuration $configuration

# A file that can't even be read has no failed test, but is a failed container.
if ($result.Result -ne 'Passed') {
    exit 1
}

if ($result.PassedCount -eq 0) {
    exit 3
}

exit 0
