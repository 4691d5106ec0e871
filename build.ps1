<#
.SYNOPSIS
    Builds, tests and packs VpcPS. Runs on Windows PowerShell 5.1 and on PowerShell 7.
.DESCRIPTION
    A thin wrapper around the .NET SDK: whatever it does can be done with dotnet alone.
.PARAMETER Task
    Build: a module that Import-Module ./VpcPS.psd1 loads. Test: all tests, the Pester suite in the embedded PowerShell
    among them. Pester: the Pester suite in a new process of the PowerShell that runs this script. Pack: the packages that
    users install, in out/.
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

function Invoke-BuildTask([string] $Configuration) {
    Invoke-Native dotnet @('build', (Join-Path $PSScriptRoot 'VpcPS.sln'), '--configuration', $Configuration)
}

function Invoke-TestTask([string] $Configuration) {
    Invoke-Native dotnet @('test', (Join-Path $PSScriptRoot 'VpcPS.sln'), '--configuration', $Configuration)
}

function Invoke-PesterTask([string] $Configuration) {
    Invoke-BuildTask $Configuration
    # A new process, so that the module's assemblies are those just built and are not held afterwards.
    $shell = (Get-Process -Id $PID).Path
    $runner = Join-Path $PSScriptRoot 'tests/Pester/Run.ps1'
    Invoke-Native $shell @('-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', $runner)
}

function Invoke-PackTask([string] $Configuration) {
    # What is packed is always built for release; the configuration is that of the tool.
    Invoke-Native dotnet @('run', '--project', (Join-Path $PSScriptRoot 'tools/Pack'), '--configuration', $Configuration)
}

foreach ($name in $Task) {
    & "Invoke-$($name)Task" $Configuration
}
