# What a new PowerShell shows whose user's interface has a language: it keeps the first help that it has read. Texts in Chinese
# are matched by their kind of characters: this file is ASCII, which Windows PowerShell reads rightly too.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeDiscovery {
    $topics = 'about_VpcPS', 'about_VpcPS_Credentials', 'about_VpcPS_Errors', 'about_VpcPS_Rehearsal', 'about_VpcPS_Runbooks'
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force

    function Get-Shown([string] $Culture) {
        $shown = Invoke-NewShell -Directory $TestDrive -Script ("[cultureinfo]::CurrentUICulture = '$Culture'`n" + @'
Import-Module $Manifest
$help = Get-Command -Module VpcPS | Sort-Object Name | ForEach-Object { Get-Help $_.Name -Full } | ForEach-Object {
    [pscustomobject]@{
        Synopsis   = "$($_.Synopsis)".Trim()
        Titles     = @($_.examples.example | ForEach-Object { "$($_.title)" })
        Codes      = @($_.examples.example | ForEach-Object { "$($_.code)" })
        Parameters = @($_.parameters.parameter | Where-Object { $_ } | ForEach-Object { "$($_.name)" })
        Texts      = @($_.parameters.parameter | Where-Object { $_ } | ForEach-Object { "$($_.description.Text)" })
    }
}
$topics = @{}
(Get-Help about_VpcPS*).Name | ForEach-Object { $topics[$_] = "$(Get-Help $_)" }
$null = Start-VpcEmulator | Connect-VpcSession
New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 501 -InternetChargeType PayByTraffic -ErrorVariable refused -ErrorAction SilentlyContinue
[pscustomobject]@{
    Help   = $help
    Topics = $topics
    Error  = $refused[0].FullyQualifiedErrorId, $refused[0].ErrorDetails.Message, $refused[0].Fix
} | ConvertTo-Json -Depth 4
'@)
        $shown.Errors | Should -BeNullOrEmpty
        $shown.Output | ConvertFrom-Json
    }

    $chinese = Get-Shown 'zh-CN'
    $other = Get-Shown 'fr-FR'
}

AfterAll {
    Remove-Module Support -ErrorAction SilentlyContinue
}

Describe 'The help of the commands' {
    It 'is Chinese for who reads Chinese' {
        $chinese.Help.Synopsis | Where-Object { $_ -notin $other.Help.Synopsis } | Should -Match '^[^\n]*\p{IsCJKUnifiedIdeographs}[^\n]*\u3002$'
        # A text that nobody has translated yet is English in both.
        $chinese.Help.Titles | Where-Object { $_ -notin $other.Help.Titles } | Should -Match '\p{IsCJKUnifiedIdeographs}'
        $chinese.Help.Texts | Where-Object { $_ -notin $other.Help.Texts } | Should -Match '\p{IsCJKUnifiedIdeographs}'
    }

    It 'is English for who reads neither' {
        $other.Help.Synopsis | Should -Match '^[A-Z][^\n]*\.$'
        $other.Help.Texts | Should -Not -Match '\p{IsCJKUnifiedIdeographs}'
    }

    It 'has the same examples and parameters in both' {
        @($chinese.Help).Count | Should -BeGreaterThan 30
        $chinese.Help.Codes | Should -Be $other.Help.Codes
        $chinese.Help.Parameters | Should -Be $other.Help.Parameters
    }
}

Describe 'The topic <_>' -ForEach $topics {
    It 'is Chinese' {
        # The mark at the file's head is none of its text.
        $chinese.Topics.$_ | Should -Match "^\p{IsCJKUnifiedIdeographs}+\s+$_\s"
    }
}

Describe 'An error' {
    It 'gives its advice in the language of the interface, and its id in none' {
        $chinese.Error[0], $other.Error[0] | Should -Be 'IllegalParam.Bandwidth,VpcPS.Commands.NewVpcIpv6InternetBandwidthCommand', 'IllegalParam.Bandwidth,VpcPS.Commands.NewVpcIpv6InternetBandwidthCommand'
        $chinese.Error[1, 2] | Should -Match '\p{IsCJKUnifiedIdeographs}'
        $other.Error[1, 2] | Should -Not -Match '\p{IsCJKUnifiedIdeographs}'
    }
}
