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
"session: $(@(Get-VpcSession -ErrorAction SilentlyContinue).Count)"
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

    It 'is imported without a word, and brings no assembly into PowerShell 7 but its own' {
        $shown = Invoke-NewShell -Directory $TestDrive -Script @'
Import-Module $Manifest -WarningAction Continue
$null = Start-VpcEmulator | Connect-VpcSession
$null = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2
[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.Location -like (Join-Path (Split-Path $Manifest) 'bin*') } | ForEach-Object { $_.GetName().Name } | Sort-Object
'@

        $shown.ExitCode | Should -Be 0
        $shown.Errors | Should -BeNullOrEmpty
        # Windows PowerShell gets what .NET Framework lacks as well.
        $expected = if ($PSVersionTable.PSVersion.Major -ge 7) { '^VpcPS\nVpcPS\.Core\nVpcPS\.Emulator$' } else { '^(System\.\S+\n|Microsoft\.\S+\n)*VpcPS\nVpcPS\.Core\nVpcPS\.Emulator$' }
        $shown.Output.Trim() | Should -Match $expected
    }
}
