<#
.SYNOPSIS
    Runs the Pester suite, or some of its files, against the module at the repository's root.
.DESCRIPTION
    Pester is the one that the build has put beside the tests. Exit codes: 0 when all passed, 1 when something failed or a
    file has no test, 3 when nothing ran because everything was skipped. build.ps1 and `dotnet test` start it in a process
    of its own, which holds the module's assemblies no longer than it has to.
.PARAMETER Path
    The files or folders. Default: the folder of this script.
.PARAMETER Pester
    The folder of Pester. Default: where a build has put it.
.EXAMPLE
    ./tests/Pester/Run.ps1
.EXAMPLE
    ./tests/Pester/Run.ps1 ./tests/Pester/Formats.Tests.ps1
#>
[CmdletBinding()]
param(
    [string[]] $Path = $PSScriptRoot,
    [string] $Pester
)

$ErrorActionPreference = 'Stop'
if (-not $Pester) {
    $Pester = Join-Path $PSScriptRoot '../../artifacts/bin/VpcPS.Tests/*/Pester' | Resolve-Path | Select-Object -First 1 -ExpandProperty ProviderPath
}

if (-not $Pester) {
    throw 'Pester comes with the build: dotnet build'
}

# Help and errors go by the language of the user's interface; the tests read English, unless they say otherwise.
[cultureinfo]::CurrentUICulture = 'en-US'

# The account of whoever runs the tests is never used.
Remove-Item Env:ALIBABA_CLOUD_*
$env:ALIBABA_CLOUD_ECS_METADATA_DISABLED = 'true'

Import-Module (Join-Path $Pester 'Pester.psd1')
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$result = Invoke-Pester -Configuration $configuration
foreach ($test in $result.Skipped) {
    "Skipped: $($test.ExpandedPath): $($test.ErrorRecord)"
}

# A file that can't even be read has no failed test, but is a failed container.
if ($result.Result -ne 'Passed') {
    exit 1
}

$empty = @($result.Containers | Where-Object TotalCount -EQ 0)
if ($empty) {
    "No test was found in: $($empty | ForEach-Object { $_.Item })"
    exit 1
}

exit $(if ($result.PassedCount) { 0 } else { 3 })
