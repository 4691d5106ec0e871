[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)

    # What git knows; a copy without git is searched, without what a build leaves behind.
    $files = @(git -C $root ls-files --cached --others --exclude-standard '*.ps1' '*.psm1' '*.psd1' 2>$null)
    if (-not $files) {
        $files = @(Get-ChildItem -Path $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 | ForEach-Object { $_.FullName.Substring($root.Length + 1) } |
            Where-Object { $_ -notmatch '^(artifacts|bin|out)\W' })
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
    It 'finds nothing in any script' {
        if (-not (Get-Module -Name PSScriptAnalyzer -ListAvailable)) {
            Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed: Install-Module PSScriptAnalyzer -Scope CurrentUser'
        }

        $found = foreach ($file in $files) {
            # A file of a commit that is not there any more.
            if (Test-Path -LiteralPath (Join-Path $root $file)) {
                Invoke-ScriptAnalyzer -Path (Join-Path $root $file) -Settings $settings | ForEach-Object { "${file}: line $($_.Line): $($_.RuleName): $($_.Message)" }
            }
        }

        $files | Should -Not -BeNullOrEmpty
        $found | Should -BeNullOrEmpty
    }
}
