@{
    RootModule             = 'bin/VpcPS.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6a1c9d42-5f0b-4d53-9f2e-0b7c8a7e4f15'
    Author                 = 'VpcPS contributors'
    CompanyName            = 'VpcPS contributors'
    Copyright              = '(c) 2026 VpcPS contributors. MIT licence.'
    Description            = 'PowerShell for the IPv6 edge of Alibaba Cloud: buy, see and release public IPv6 bandwidth from CSV files and pipelines, and rehearse it first on the emulator that ships in the box.'
    CompatiblePSEditions   = @('Core', 'Desktop')
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'

    FormatsToProcess       = @('VpcPS.format.ps1xml')

    CmdletsToExport        = @(
        'Add-VpcCidrBlock'
        'Add-VpcInterfaceAddress'
        'Add-VpcTag'
        'Compare-VpcRehearsal'
        'Connect-VpcSession'
        'Disable-VpcIpv6'
        'Disconnect-VpcSession'
        'Enable-VpcIpv6'
        'Export-VpcEstate'
        'Export-VpcIpv6Report'
        'Get-VpcApi'
        'Get-VpcCredentialProfile'
        'Get-VpcEmulator'
        'Get-VpcInterface'
        'Get-VpcIpv6Address'
        'Get-VpcIpv6EgressOnlyRule'
        'Get-VpcIpv6Gateway'
        'Get-VpcIpv6InternetBandwidth'
        'Get-VpcJournal'
        'Get-VpcNetwork'
        'Get-VpcRamPolicy'
        'Get-VpcRegion'
        'Get-VpcRoute'
        'Get-VpcRouteTable'
        'Get-VpcSession'
        'Get-VpcTag'
        'Get-VpcVSwitch'
        'Get-VpcZone'
        'Invoke-VpcApi'
        'Move-VpcResource'
        'New-VpcIpv6Address'
        'New-VpcIpv6EgressOnlyRule'
        'New-VpcIpv6Gateway'
        'New-VpcIpv6InternetBandwidth'
        'New-VpcNetwork'
        'New-VpcRoute'
        'New-VpcRouteTable'
        'New-VpcVSwitch'
        'Register-VpcRouteTable'
        'Remove-VpcCidrBlock'
        'Remove-VpcInterfaceAddress'
        'Remove-VpcIpv6Address'
        'Remove-VpcIpv6EgressOnlyRule'
        'Remove-VpcIpv6Gateway'
        'Remove-VpcIpv6InternetBandwidth'
        'Remove-VpcNetwork'
        'Remove-VpcRoute'
        'Remove-VpcRouteTable'
        'Remove-VpcTag'
        'Remove-VpcVSwitch'
        'Reset-VpcEmulator'
        'Set-VpcEmulator'
        'Set-VpcIpv6Address'
        'Set-VpcIpv6Gateway'
        'Set-VpcIpv6InternetBandwidth'
        'Set-VpcNetwork'
        'Set-VpcRoute'
        'Set-VpcVSwitch'
        'Start-VpcEmulator'
        'Stop-VpcEmulator'
        'Sync-VpcIpv6InternetBandwidth'
        'Test-VpcIpv6InternetBandwidth'
        'Undo-VpcRun'
        'Unregister-VpcRouteTable'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()

    PrivateData            = @{
        PSData = @{
            Tags         = @('AlibabaCloud', 'Aliyun', 'VPC', 'IPv6', 'Bandwidth', 'Cloud', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            # ProjectUri, LicenseUri and IconUri (docs/icon.png) belong here as soon as the project has a public address.
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
