# Texts in Chinese are matched by their kind of characters: this file is ASCII, which Windows PowerShell reads rightly too.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force

    function Get-Shown {
        <# What a new PowerShell shows whose user's interface has a language. It keeps the first help that it has read. #>
        param([string] $Culture, [string] $Script)
        $shown = Invoke-NewShell -Directory $TestDrive -Script "[cultureinfo]::CurrentUICulture = '$Culture'; Import-Module `$Manifest`n$Script"
        $shown.Errors | Should -BeNullOrEmpty
        $shown.Output.Trim()
    }
}

AfterAll {
    Remove-Module Support -ErrorAction SilentlyContinue
}

Describe 'The help of the commands' {
    BeforeAll {
        $script = @'
Get-Command -Module VpcPS | Sort-Object Name | ForEach-Object { Get-Help $_.Name -Full } | ForEach-Object {
    [pscustomobject]@{
        Synopsis   = "$($_.Synopsis)".Trim()
        Titles     = @($_.examples.example | ForEach-Object { "$($_.title)" })
        Codes      = @($_.examples.example | ForEach-Object { "$($_.code)" })
        Parameters = @($_.parameters.parameter | Where-Object { $_ } | ForEach-Object { "$($_.name)" })
        Texts      = @($_.parameters.parameter | Where-Object { $_ } | ForEach-Object { "$($_.description.Text)" })
    }
} | ConvertTo-Json -Depth 3
'@
        $chinese = Get-Shown -Culture 'zh-CN' -Script $script | ConvertFrom-Json
        $other = Get-Shown -Culture 'fr-FR' -Script $script | ConvertFrom-Json
    }

    It 'is Chinese for who reads Chinese' {
        $chinese.Synopsis | Should -Match '^[^\n]*\p{IsCJKUnifiedIdeographs}[^\n]*\u3002$'
        $chinese.Titles | Should -Match '\p{IsCJKUnifiedIdeographs}'
        $chinese.Texts | Should -Match '\p{IsCJKUnifiedIdeographs}'
    }

    It 'is English for who reads neither' {
        $other.Synopsis | Should -Match '^[A-Z][^\n]*\.$'
        $other.Texts | Should -Not -Match '\p{IsCJKUnifiedIdeographs}'
    }

    It 'has the same examples and parameters in both' {
        @($chinese).Count | Should -BeGreaterThan 30
        $chinese.Codes | Should -Be $other.Codes
        $chinese.Parameters | Should -Be $other.Parameters
    }
}

Describe 'The topic <_>' -ForEach 'about_VpcPS', 'about_VpcPS_Credentials', 'about_VpcPS_Errors', 'about_VpcPS_Runbooks' {
    It 'is Chinese' {
        # The mark at the file's head is none of its text.
        Get-Shown -Culture 'zh-CN' -Script "Get-Help $_" | Should -Match "^\p{IsCJKUnifiedIdeographs}+\s+$_\s"
    }
}

Describe 'An error' {
    It 'gives its advice in <Language>' -ForEach @{ Language = 'Chinese'; Culture = 'zh-CN'; IsChinese = $true }, @{ Language = 'English'; Culture = 'en-US'; IsChinese = $false } {
        $lines = (Get-Shown -Culture $Culture -Script @'
Start-VpcEmulator | Connect-VpcSession | Out-Null
New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 501 -InternetChargeType PayByTraffic -ErrorVariable refused -ErrorAction SilentlyContinue
$refused.FullyQualifiedErrorId
$refused.ErrorDetails.Message
$refused.ErrorDetails.RecommendedAction
'@) -split "`n"

        $lines[0] | Should -Be 'IllegalParam.Bandwidth,VpcPS.Commands.NewVpcIpv6InternetBandwidthCommand'
        $lines[1] -match '\p{IsCJKUnifiedIdeographs}' | Should -Be $IsChinese
        $lines[2] -match '\p{IsCJKUnifiedIdeographs}' | Should -Be $IsChinese
    }
}
