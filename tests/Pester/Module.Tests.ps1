BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force
}

AfterAll {
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'The module' {
    It 'has a manifest without faults, for both editions' {
        $manifest = Test-ModuleManifest (Get-ModuleManifest)

        $manifest.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
        $manifest.PowerShellVersion | Should -Be '5.1'
    }

    It 'exports the cmdlets of its manifest and nothing else' {
        $module = Get-Module VpcPS

        $module.ExportedCommands.Keys | Sort-Object | Should -Be ((Test-ModuleManifest (Get-ModuleManifest)).ExportedCmdlets.Keys | Sort-Object)
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
        Get-Command -Module VpcPS | ForEach-Object { $_.Verb | Should -BeIn (Get-Verb).Verb }
    }

    It 'has a test file for each cmdlet' {
        Get-Command -Module VpcPS | ForEach-Object { Join-Path $PSScriptRoot "$($_.Name).Tests.ps1" | Should -Exist }
    }

    It 'is imported without a word' {
        $shown = Invoke-NewShell -Directory $TestDrive -Script 'Import-Module $Manifest -WarningAction Continue'

        $shown.ExitCode | Should -Be 0
        $shown.Output | Should -BeNullOrEmpty
        $shown.Errors | Should -BeNullOrEmpty
    }

    It 'can be removed and imported again in the same process' {
        $shown = Invoke-NewShell -Directory $TestDrive -Script @'
$ErrorActionPreference = 'Stop'
foreach ($round in 1..3) {
    Import-Module $Manifest
    $emulator = Start-VpcEmulator
    $null = $emulator | Connect-VpcSession
    $bought = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2
    "$round bought: $($bought.Bandwidth)"
    $endpoint = $emulator.EndpointUrl
    Remove-Module VpcPS
    if (Get-Command -Module VpcPS) { 'commands left behind' }
    try { $null = (New-Object Net.WebClient).DownloadString($endpoint); 'the emulator still runs' } catch { "$round gone" }
}
Import-Module $Manifest
"session: $(@(Get-VpcSession).Count)"
Import-Module $Manifest -Force
'forced'
'@

        $shown.Errors | Should -BeNullOrEmpty
        $shown.Output.Trim() -split "`n" | Should -Be '1 bought: 2', '1 gone', '2 bought: 2', '2 gone', '3 bought: 2', '3 gone', 'session: 0', 'forced'
    }

    It 'works beside another System.Text.Json: <Case>' -ForEach @(
        @{
            Case = 'an older copy that another module has loaded'
            Script = '$null = [Reflection.Assembly]::LoadFile((Join-Path (Split-Path $Manifest) "bin/desktop/System.Text.Json.dll"))'
        }
        @{
            Case = 'a newer one without what is needed'
            Script = @'
$name = New-Object Reflection.AssemblyName 'System.Text.Json, Version=99.0.0.0'
$foreign = [Reflection.Emit.AssemblyBuilder]::DefineDynamicAssembly($name, [Reflection.Emit.AssemblyBuilderAccess]::Run)
$null = $foreign.DefineDynamicModule('foreign').DefineType('System.Text.Json.JsonDocument', [Reflection.TypeAttributes]::Public).CreateType()
'@
        }
    ) {
        $shown = Invoke-NewShell -Directory $TestDrive -Script ($Script + @'

Import-Module $Manifest
$null = Start-VpcEmulator | Connect-VpcSession
"bought: $((New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2).Bandwidth)"
New-VpcIpv6InternetBandwidth ipv6-hp3unknown 2 -Ipv6GatewayId ipv6gw-hp38x2x0fz785tlc65pfv -ErrorAction SilentlyContinue -ErrorVariable refused
"refused: $($refused[0].Exception.Code)"
"two of them: $(@([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'System.Text.Json' }).Count -gt 1)"
'@)

        $shown.Errors | Should -BeNullOrEmpty
        $shown.Output.Trim() -split "`n" | Should -Be 'bought: 2', 'refused: ResourceNotFound.Ipv6Address', 'two of them: True'
    }

    It 'brings no assembly into PowerShell 7 but its own' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $shown = Invoke-NewShell -Directory $TestDrive -Script @'
Import-Module $Manifest
$null = Start-VpcEmulator | Connect-VpcSession
$null = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2
[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.Location -like "$(Split-Path $Manifest)*" } | ForEach-Object { $_.GetName().Name } | Sort-Object
'@

        $shown.Output.Trim() -split "`n" | Should -Be 'VpcPS', 'VpcPS.Core', 'VpcPS.Emulator'
    }

    It 'loads the emulator only when one is started' {
        $shown = Invoke-NewShell -Directory $TestDrive -Script @'
Import-Module $Manifest
$null = Get-VpcSession
@([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'VpcPS.Emulator' }).Count
'@

        $shown.Output.Trim() | Should -Be '0'
    }

    It 'runs the example to its end' {
        $example = Join-Path (Split-Path -Parent (Get-ModuleManifest)) 'examples/allocate-from-csv.ps1'

        $shown = Invoke-NewShell -Directory $TestDrive -Script "Import-Module `$Manifest; & '$example'; exit `$LASTEXITCODE"

        $shown.Errors | Should -BeNullOrEmpty
        $shown.ExitCode | Should -Be 0
        $shown.Output | Should -Match 'Bought: [1-9]'
        $shown.Output | Should -Match 'Refused: [1-9]'
    }

    It 'exits with 1 when an error ends a script that runs with -File' {
        $shown = Invoke-NewShell -Directory $TestDrive -Script @'
$ErrorActionPreference = 'Stop'
Import-Module $Manifest
$null = Start-VpcEmulator | Connect-VpcSession
Get-VpcIpv6Address ipv6-hp3unknown
'never'
'@

        $shown.ExitCode | Should -Be 1
        $shown.Output | Should -Not -BeLike '*never*'
        ($shown.Errors + $shown.Output) | ConvertTo-OneLine | Should -BeLike '*ipv6-hp3unknown in cn-huhehaote*'
    }
}
