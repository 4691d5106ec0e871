# The words that the Tab key gives at the end of a line.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force
    $null = Start-VpcEmulator | Connect-VpcSession

    function Get-Completion([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches | ForEach-Object { $_.CompletionText }
    }

    # Who waits for words is not made to wait long; the first answer of a process takes longest.
    $null = Get-VpcIpv6Address
    $null = Get-Completion 'Get-VpcIpv6Address '
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'The Tab key' {
    It 'completes <Line>' -ForEach @(
        @{ Line = 'Connect-VpcSession cn-huh'; Words = 'cn-huhehaote' }
        @{ Line = 'Connect-VpcSession -Region cn-hangz'; Words = 'cn-hangzhou' }
        @{ Line = 'Connect-VpcSession -SignatureVersion '; Words = 'V1', 'V3' }
        @{ Line = 'Connect-VpcSession -Network '; Words = 'Public', 'Vpc' }
        @{ Line = 'Get-VpcIpv6Address -Region "cn-huh'; Words = 'cn-huhehaote' }
        @{ Line = "Get-VpcIpv6Address -Region 'cn-huh"; Words = 'cn-huhehaote' }
        @{ Line = 'Get-VpcIpv6Address -Region CN-HUH'; Words = 'cn-huhehaote' }
        @{ Line = 'Get-VpcIpv6Address -NetworkType '; Words = 'Private', 'Public' }
        @{ Line = 'Get-VpcIpv6Address -AssociatedInstanceType '; Words = 'EcsInstance', 'NetworkInterface' }
        @{ Line = 'Set-VpcIpv6Address ipv6-hp351'; Words = 'ipv6-hp351bytt9inrfp6tgubd' }
        @{ Line = 'Remove-VpcIpv6Address ipv6-hp351'; Words = 'ipv6-hp351bytt9inrfp6tgubd' }
        @{ Line = 'New-VpcIpv6Address vsw-hp3e'; Words = 'vsw-hp3epmfxrh4e92yqtztus' }
        @{ Line = 'Get-VpcIpv6EgressOnlyRule ipv6gw-hp38'; Words = 'ipv6gw-hp38x2x0fz785tlc65pfv' }
        @{ Line = 'Get-VpcIpv6EgressOnlyRule -Ipv6AddressId ipv6-hp351'; Words = 'ipv6-hp351bytt9inrfp6tgubd' }
        @{ Line = 'New-VpcIpv6EgressOnlyRule ipv6gw-hp38'; Words = 'ipv6gw-hp38x2x0fz785tlc65pfv' }
        @{ Line = 'New-VpcIpv6EgressOnlyRule -Ipv6AddressId ipv6-hp351'; Words = 'ipv6-hp351bytt9inrfp6tgubd' }
        @{ Line = 'Get-VpcIpv6Gateway ipv6gw-hp38'; Words = 'ipv6gw-hp38x2x0fz785tlc65pfv' }
        @{ Line = 'Get-VpcIpv6Gateway -VpcId vpc-hp3k'; Words = 'vpc-hp3kzilwd9yflssfdlgqe' }
        @{ Line = 'New-VpcIpv6Gateway vpc-hp36'; Words = 'vpc-hp36gvymdazvo5td9k27g' }
        @{ Line = 'New-VpcIpv6Gateway -Spec '; Words = 'Small', 'Medium', 'Large' }
        @{ Line = 'Set-VpcIpv6Gateway ipv6gw-hp38'; Words = 'ipv6gw-hp38x2x0fz785tlc65pfv' }
        @{ Line = 'Set-VpcIpv6Gateway -Spec m'; Words = 'Medium' }
        @{ Line = 'Remove-VpcIpv6Gateway ipv6gw-hp3e'; Words = 'ipv6gw-hp3ezrxqtfjtfos925mqy' }
        @{ Line = 'Get-VpcIpv6InternetBandwidth -Region cn-hangz'; Words = 'cn-hangzhou' }
        @{ Line = 'New-VpcIpv6InternetBandwidth -RegionId cn-huh'; Words = 'cn-huhehaote' }
        @{ Line = 'New-VpcIpv6InternetBandwidth -InternetChargeType '; Words = 'PayByBandwidth', 'PayByTraffic' }
        @{ Line = 'New-VpcIpv6InternetBandwidth -ChargeType PayByT'; Words = 'PayByTraffic' }
        @{ Line = 'Set-VpcIpv6InternetBandwidth ipv6-hp351'; Words = 'ipv6-hp351bytt9inrfp6tgubd' }
        @{ Line = 'Remove-VpcIpv6InternetBandwidth ipv6-hp351'; Words = 'ipv6-hp351bytt9inrfp6tgubd' }
        @{ Line = 'Sync-VpcIpv6InternetBandwidth ipv6-hp351'; Words = 'ipv6-hp351bytt9inrfp6tgubd' }
        @{ Line = 'Sync-VpcIpv6InternetBandwidth -InternetChargeType PayByT'; Words = 'PayByTraffic' }
        @{ Line = 'Test-VpcIpv6InternetBandwidth ipv6-hp351'; Words = 'ipv6-hp351bytt9inrfp6tgubd' }
        @{ Line = 'Test-VpcIpv6InternetBandwidth -InternetChargeType PayByT'; Words = 'PayByTraffic' }
        @{ Line = 'Get-VpcNetwork vpc-hp3k'; Words = 'vpc-hp3kzilwd9yflssfdlgqe' }
        @{ Line = 'Get-VpcRegion -AcceptLanguage '; Words = 'en-US', 'zh-CN' }
        @{ Line = 'Get-VpcRegion -Region cn-huh'; Words = 'cn-huhehaote' }
        @{ Line = 'Get-VpcVSwitch vsw-hp3k6'; Words = 'vsw-hp3k6zr9x7x9574o9fel5' }
        @{ Line = 'Get-VpcVSwitch -VpcId vpc-hp3k'; Words = 'vpc-hp3kzilwd9yflssfdlgqe' }
        @{ Line = 'Add-VpcTag x -ResourceType IPV6G'; Words = 'IPV6GATEWAY' }
        @{ Line = 'Get-VpcTag -ResourceType IPV6'; Words = 'IPV6GATEWAY', 'IPV6ADDRESS' }
        @{ Line = 'Remove-VpcTag x -ResourceType VSW'; Words = 'VSWITCH' }
    ) {
        Get-Completion $Line | Should -Be $Words
    }

    It 'offers every region once' {
        $words = @(Get-Completion 'Get-VpcIpv6Address -Region ')

        $words.Count | Should -BeGreaterThan 20
        $words | Should -Contain 'cn-huhehaote'
        $words | Sort-Object -Unique | Should -HaveCount $words.Count
    }
}
