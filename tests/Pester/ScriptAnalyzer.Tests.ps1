[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeDiscovery {
    $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)

    # What git knows; a copy without git is searched, without what a build leaves behind.
    $files = @(git -C $root ls-files --cached --others --exclude-standard '*.ps1' '*.psm1' '*.psd1' 2>$null)
    if (-not $files) {
        $files = @(Get-ChildItem -Path $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 | ForEach-Object { $_.FullName.Substring($root.Length + 1) } |
            Where-Object { $_ -notmatch '^(artifacts|bin|out)\W' })
    }

    $files = $files | ForEach-Object { @{ File = $_; Path = Join-Path $root $_ } }
}

BeforeAll {
    $isInstalled = [bool] (Get-Module -Name PSScriptAnalyzer -ListAvailable)
    if ($isInstalled) {
        Import-Module PSScriptAnalyzer
    }

    $settings = @{
        IncludeDefaultRules = $true
        Rules = @{
            # Everything here also runs on Windows PowerShell.
            PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1', '7.4') }
        }
    }
}

Describe 'PSScriptAnalyzer' {
    It 'finds nothing in <File>' -ForEach $files {
        if (-not $isInstalled) {
            Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed: Install-Module PSScriptAnalyzer -Scope CurrentUser'
        }

        $found = @(Invoke-ScriptAnalyzer -Path $Path -Settings $settings | ForEach-Object { "line $($_.Line): $($_.RuleName): $($_.Message)" })

        $found | Should -BeNullOrEmpty
    }

    It 'is silenced by nothing that does not say why, in <File>' -ForEach $files {
        $silenced = Select-String -LiteralPath $Path -Pattern '^\s*\[.*SuppressMessage' | ForEach-Object { $_.Line }

        $silenced | Where-Object { $_ -notmatch "Justification\s*=\s*'[^']{10,}'" } | Should -BeNullOrEmpty
    }
}
