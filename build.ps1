<#
.SYNOPSIS
    Builds, tests and packs VpcPS. Runs on Windows PowerShell 5.1 and on PowerShell 7.
.DESCRIPTION
    A thin wrapper around the .NET SDK: whatever it does can be done with dotnet alone.
.PARAMETER Task
    Build: a module that Import-Module ./VpcPS.psd1 loads. Test: the xunit tests. Pester: the Pester suite in a new
    process of the PowerShell that runs this script. Pack: a folder out/VpcPS with what users need and nothing else.
.PARAMETER Configuration
    Release or Debug. Default: Release.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 -Task Pester
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Pack')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'

function Invoke-Native {
    # A native command that fails does not stop a script by itself.
    param([string] $Command, [string[]] $Arguments)
    & $Command @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "$Command $Arguments failed with exit code $LASTEXITCODE."
    }
}

function Invoke-BuildTask {
    Invoke-Native dotnet @('build', (Join-Path $PSScriptRoot 'VpcPS.sln'), '--configuration', $Configuration)
}

function Invoke-TestTask {
    Invoke-Native dotnet @('test', (Join-Path $PSScriptRoot 'VpcPS.sln'), '--configuration', $Configuration)
}

function Invoke-PesterTask {
    Invoke-BuildTask
    # A new process, so that the module's assemblies are those just built and are not held afterwards.
    $shell = (Get-Process -Id $PID).Path
    $suite = Join-Path (Join-Path $PSScriptRoot 'tests') 'Pester'
    Invoke-Native $shell @('-NoProfile', '-Command', "Import-Module Pester -MinimumVersion 5.0; Invoke-Pester -Path '$suite' -CI")
}

function Invoke-PackTask {
    Invoke-BuildTask
    $target = Join-Path (Join-Path $PSScriptRoot 'out') 'VpcPS'
    if (Test-Path -LiteralPath $target) {
        Remove-Item -LiteralPath $target -Recurse
    }

    $null = New-Item -ItemType Directory -Path (Join-Path $target 'bin')
    foreach ($file in 'VpcPS.psd1', 'VpcPS.format.ps1xml', 'VpcPS.types.ps1xml', 'README.md', 'CHANGELOG.md', 'LICENSE') {
        Copy-Item -LiteralPath (Join-Path $PSScriptRoot $file) -Destination $target
    }

    Copy-Item -Path (Join-Path $PSScriptRoot 'bin/*') -Destination (Join-Path $target 'bin') -Recurse -Exclude '*.pdb'
    foreach ($folder in 'en-US', 'examples') {
        Copy-Item -LiteralPath (Join-Path $PSScriptRoot $folder) -Destination $target -Recurse
    }

    Write-Output "Packed into $target"
}

foreach ($name in $Task) {
    & "Invoke-$($name)Task"
}
