[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeDiscovery {
    $manifest = Import-PowerShellDataFile (Join-Path (Split-Path -Parent (Split-Path -Parent $PSScriptRoot)) 'VpcPS.psd1')
    $commands = $manifest.CmdletsToExport | ForEach-Object { @{ Command = $_ } }
    $topics = 'about_VpcPS', 'about_VpcPS_Credentials', 'about_VpcPS_Errors', 'about_VpcPS_Rehearsal', 'about_VpcPS_Runbooks' | ForEach-Object { @{ Topic = $_ } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $common = [System.Management.Automation.Cmdlet]::CommonParameters
}

AfterAll {
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Get-Help <Command>' -ForEach $commands {
    BeforeAll {
        $help = Get-Help $Command -Full
        # The engine binds the row of the pipeline to a parameter that nobody is to type, and that no help shows.
        $hidden = @((Get-Command $Command).Parameters.Values | Where-Object { $_.Attributes.DontShow -contains $true } | ForEach-Object { $_.Name })
        $own = (Get-Command $Command).Parameters.Values | Where-Object { $_.Name -notin $common -and $_.Name -notin $hidden }
    }

    It 'has a synopsis of one sentence and a description' {
        # Without a help file the synopsis is the syntax, and begins with an end of line.
        $help.Synopsis | Should -Match '^[A-Z].*\.$'
        ($help.description | Out-String).Trim().Length | Should -BeGreaterThan $help.Synopsis.Length
    }

    It 'has the syntax that the command has' {
        $sets = (Get-Command $Command).ParameterSets

        @($help.syntax.syntaxItem).Count | Should -Be @($sets).Count
        $shown = @($help.syntax.syntaxItem) | ForEach-Object { (@($_.parameter) | Where-Object { $_ } | ForEach-Object { $_.name } | Sort-Object) -join ' ' } | Sort-Object
        $real = $sets | ForEach-Object { (@($_.Parameters) | Where-Object { $_.Name -notin $common -and $_.Name -notin $hidden } | ForEach-Object { $_.Name } | Sort-Object) -join ' ' } | Sort-Object
        $shown | Should -Be $real
    }

    It 'explains each parameter' {
        $pages = @{}
        $help.parameters.parameter | Where-Object { $_ } | ForEach-Object { $pages["$($_.name)"] = $_ }
        foreach ($parameter in $own) {
            $page = $pages[$parameter.Name]
            $sets = @($parameter.ParameterSets.Values)
            ($page.description.Text -join '').Trim() | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name) needs a text"
            $page.required | Should -Be "$(-not ($sets | Where-Object { -not $_.IsMandatory }))".ToLowerInvariant() -Because "-$($parameter.Name)"
            ($page.pipelineInput -like 'True*') | Should -Be ([bool] ($sets | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName })) -Because "-$($parameter.Name)"
            if ($parameter.Aliases) {
                $page.aliases | Should -Be (($parameter.Aliases | Sort-Object) -join ', ')
            }
        }
    }

    It 'has two examples at least, each with a title, a script and an explanation' {
        $examples = @($help.examples.example)

        $examples.Count | Should -BeGreaterOrEqual 2
        foreach ($example in $examples) {
            $example.title | Should -Match '^-+ Example \d+: \S.* -+$'
            $example.code | Should -Not -BeNullOrEmpty
            ($example.remarks | Out-String).Trim() | Should -Not -BeNullOrEmpty
        }

        Get-Help $Command -Examples | Out-String | Should -BeLike "*$Command*"
    }

    It 'says what goes in and what comes out' {
        ($help.inputTypes | Out-String).Trim() | Should -Not -BeNullOrEmpty
        ($help.returnValues | Out-String).Trim() | Should -Not -BeNullOrEmpty
    }
}

Describe 'Get-Help <Topic>' -ForEach $topics {
    It 'shows the topic' {
        $text = Get-Help $Topic | Out-String

        $text | Should -Match "TOPIC\s+$Topic\s"
        $text | Should -BeLike '*LONG DESCRIPTION*SEE ALSO*'
    }

    It 'is found with the others' {
        (Get-Help about_VpcPS*).Name | Should -Contain $Topic
    }
}
