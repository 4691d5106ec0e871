# The host's stand-ins against the cmdlets that they stand in for: the same script, once in the host and once in
# PowerShell 7, must print the same. Windows PowerShell is no measure: its CSV files and errors look different.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeDiscovery {
    # One line for each; they share the files that BeforeAll writes.
    $scripts = @(
        'Import-Csv cells.csv | Format-List'
        'Import-Csv cells-bom.csv | Format-List'
        'Import-Csv cells-crlf.csv | Format-List'
        'Import-Csv -LiteralPath cells.csv -Encoding UTF8 | ForEach-Object { "<$($_.Bandwidth)> $($null -eq $_.Bandwidth) $($null -eq @($_.PSObject.Properties)[2].Value)" }'
        'Import-Csv semicolon.csv -Delimiter ";" | Format-List'
        'Import-Csv tab.csv -Delimiter "`t" | Format-List'
        'Import-Csv duplicate.csv | Format-List'
        'Import-Csv unnamed.csv | Format-List'
        'Import-Csv no-header.csv -Header A, B, C | Format-List'
        'Import-Csv empty.csv; "nothing"'
        'Import-Csv header-only.csv; "nothing"'
        'Import-Csv type.csv | ForEach-Object { $_.PSTypeNames[0]; $_ } | Format-List'
        'Import-Csv comment.csv | Format-List'
        'Import-Csv blanks.csv | ForEach-Object { "<$($_.A)|$($_.B)>" }'
        'Import-Csv last-cell.csv | ForEach-Object { "<$($_.A)|$($_.B)> $($null -eq $_.B)" }'
        'Import-Csv quotes.csv | ForEach-Object { "<$($_.A)|$($_.B)>" }'
        'Import-Csv missing.csv'
        'Import-Csv "" '
        '@(Import-Csv cells.csv)[0] | Format-Table'
        '"cells.csv" | Import-Csv | Measure-Object | ForEach-Object Count'

        'Import-Csv cells.csv | Export-Csv out.csv; Get-Content out.csv -Raw'
        '[pscustomobject]@{ A = 1; B = $null; C = ""; D = "x""y"; E = "$([char] 0x7F51)`nz" } | Export-Csv out.csv -NoTypeInformation -Encoding UTF8; [IO.File]::ReadAllBytes("$PSScriptRoot/out.csv") -join " "'
        '[pscustomobject]@{ A = 1 } | Export-Csv out.csv -Encoding utf8BOM; [IO.File]::ReadAllBytes("$PSScriptRoot/out.csv") -join " "'
        '[pscustomobject]@{ A = 1 } | Export-Csv out.csv -Encoding unicode; [IO.File]::ReadAllBytes("$PSScriptRoot/out.csv") -join " "'
        '[pscustomobject]@{ A = 1.5; B = [datetime] "2026-01-02"; C = $true; D = 1, 2; E = @{ x = 1 } } | Export-Csv out.csv; Get-Content out.csv'
        '[pscustomobject]@{ A = 1; B = 2 }, [pscustomobject]@{ B = 3; C = 4 } | Export-Csv out.csv; Get-Content out.csv'
        '@{ A = 1 } | Export-Csv out.csv; Get-Content out.csv'
        '[ordered]@{ A = 1; B = 2 } | Export-Csv out.csv -Delimiter ";"; Get-Content out.csv'
        '@() | Export-Csv out.csv; [IO.File]::ReadAllBytes("$PSScriptRoot/out.csv").Length'
        '1 | Export-Csv cells.csv -NoClobber'
        '1 | Export-Csv no/such/folder.csv'
        '1 | Export-Csv out.csv -WhatIf'
        '$null | Export-Csv out.csv'

        '1..5 | Select-Object -First 2'
        '1..5 | Select-Object -Skip 3'
        '1..5 | Select-Object -First 1 -Skip 2'
        'Import-Csv cells.csv | Select-Object -First 2 | Format-List'
        'Import-Csv cells.csv | Select-Object Bandwidth, Ipv6AddressId -First 2'
        'Import-Csv cells.csv | Select-Object -Property @{ Name = "Id"; Expression = { $_.Ipv6AddressId } }, @{ n = "Twice"; e = { 2 * [int] $_.Bandwidth } } -First 3'
        'Import-Csv cells.csv | Select-Object Ipv*, Nothing -First 1 | Format-List'
        'Import-Csv cells.csv | Select-Object -ExpandProperty Ipv6AddressId'
        '[pscustomobject]@{ A = 1, 2; B = 3 } | Select-Object B -ExpandProperty A'
        '[pscustomobject]@{ A = 1 } | Select-Object -ExpandProperty B'
        '[pscustomobject]@{ A = 1 } | Select-Object A, A'
        '[pscustomobject]@{ A = 1 } | Select-Object @{ Name = "Fails"; Expression = { throw "no" } }'

        '3, 1, 2 | Sort-Object'
        '"b", "A", "c" | Sort-Object -Descending'
        'Import-Csv cells.csv | Sort-Object Bandwidth, Ipv6AddressId | Select-Object -ExpandProperty Ipv6AddressId'
        'Import-Csv cells.csv | Sort-Object { [int] $_.Bandwidth } -Descending | Select-Object -ExpandProperty Ipv6AddressId'
        'Import-Csv cells.csv | Sort-Object @{ Expression = "Bandwidth"; Descending = $true }, Ipv6AddressId | Select-Object -ExpandProperty Ipv6AddressId'
        '1, "a", $null, 2 | Sort-Object'

        '1..4 | Measure-Object'
        '1..4 | Measure-Object -Sum'
        'Import-Csv cells.csv | Select-Object -First 3 | Measure-Object Bandwidth -Sum'
        '(Import-Csv cells.csv | Measure-Object -Property Bandwidth -Sum).Sum'
        '@() | Measure-Object | ForEach-Object Count'
        '1, "x" | Measure-Object -Sum'

        'Join-Path a b; Join-Path a/ /b; Join-Path "" b; Join-Path a b c'
        'Join-Path $PSScriptRoot cells.csv | ForEach-Object { Test-Path $_ }'
        'Join-Path . missing.csv -Resolve'
        'Test-Path cells.csv; Test-Path missing.csv; Test-Path . -PathType Leaf; Test-Path . -PathType Container; Test-Path *.csv; Test-Path -LiteralPath *.csv'
        'Test-Path Variable:PSScriptRoot; Test-Path Env:NO_SUCH_VARIABLE'
        'Test-Path ""'

        '(ConvertTo-SecureString "s3cret" -AsPlainText -Force).Length'
        'ConvertTo-SecureString "s3cret" -AsPlainText'
        '[pscredential]::new("id", (ConvertTo-SecureString "p" -AsPlainText -Force)).GetNetworkCredential().Password'
        'ConvertTo-SecureString ""  -AsPlainText -Force'

        'Write-Host one two; Write-Host (1, 2, 3) -Separator "-"; Write-Host "no end" -NoNewline; Write-Host; Write-Host $null; Write-Host @{ a = 1 }'
        'Write-Host "to a variable" 6>&1 | ForEach-Object { $_.GetType().Name }'
        'Write-Warning "careful"'
        'Write-Warning ("long " * 30)'
        'Write-Warning "unheard" -WarningAction SilentlyContinue; "after"'
        'Write-Verbose "unheard"; Write-Verbose "heard" -Verbose'
        '$VerbosePreference = "Continue"; Write-Verbose "heard"'
        'Write-Error "bad"'
        'Write-Error "bad" -RecommendedAction "do better" -ErrorId Bad -Category InvalidData -TargetObject 7'
        'Write-Error "bad" -ErrorAction SilentlyContinue; $Error[0].ToString(); $?'
        'Write-Error -Exception ([InvalidOperationException]::new("worse"))'
        'try { Write-Error "bad" -ErrorAction Stop } catch { "caught $_" }'
        'try { $ErrorActionPreference = "Stop"; Write-Error "bad"; "never" } catch { "caught $($_.FullyQualifiedErrorId)" }'
        'Write-Output 1, 2; Write-Output a b; Write-Output "" "x"; (Write-Output 1, 2 -NoEnumerate).Count'
        'Write-Output'

        'Get-Content cells.csv'
        'Get-Content cells.csv -Raw'
        '(Get-Content cells-bom.csv)[0].Length'
        '(Get-Content cells.csv | Measure-Object).Count'
        'Get-Content empty.csv; "nothing"'
        'Get-Content missing.csv'
        'Get-Content -LiteralPath missing.csv -ErrorAction SilentlyContinue; "after"'

        'Import-Csv cells.csv | Format-Table'
        'Import-Csv cells.csv | Format-Table Ipv6AddressId, Bandwidth'
        'Import-Csv cells.csv | Format-Table -AutoSize'
        'Import-Csv cells.csv | Format-Table -Property @{ Label = "Id"; Expression = { $_.Ipv6AddressId }; Width = 8 }, @{ l = "Mbit/s"; e = { $_.Bandwidth }; Alignment = "Right" }'
        'Import-Csv cells.csv | Format-Table -Wrap -HideTableHeaders'
        'Import-Csv cells.csv | Select-Object -First 1 | Format-List Bandwidth, @{ Name = "Id"; Expression = { $_.Ipv6AddressId } }'
        '@() | Format-Table; $null | Format-List; "nothing"'
        'Import-Csv cells.csv | Select-Object -First 2'
        '[pscustomobject]@{ A = 1; B = 2; C = 3; D = 4; E = 5 }'
        '1, "text", $true, $null, 1.5; @{ a = 1 }; [version] "1.2"; [timespan]::FromSeconds(5)'

        'throw "thrown"'
        '1 / 0'
        'No-SuchCommand'
        '[int] "x"'
        '$null.Method()'
        '(Get-Content missing.csv).Length'
        'try { throw "thrown" } catch { $_.InvocationInfo.ScriptLineNumber -gt 0; $_.ScriptStackTrace -like "*cases.ps1*" } finally { "finally" }'
        'function f { [CmdletBinding()] param([Parameter(Mandatory)] [ValidateRange(1, 5)] [int] $n) $n }; f 9; f x; f 3'
        '1, 2, 3 | Where-Object { $_ -gt 1 } | ForEach-Object { $_ * 2 }'

        'Start-VpcEmulator | Connect-VpcSession | ForEach-Object RegionId; Get-VpcIpv6Address; Stop-VpcEmulator'
        '$null = Start-VpcEmulator | Connect-VpcSession; New-VpcIpv6InternetBandwidth ipv6-hp3unknown 2; Stop-VpcEmulator'
        '$null = Start-VpcEmulator | Connect-VpcSession; "ipv6-hp351bytt9inrfp6tgubd", "eni-1", "" | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = $_; Bandwidth = "x" } } | New-VpcIpv6InternetBandwidth; Stop-VpcEmulator'
        '$null = Start-VpcEmulator | Connect-VpcSession; Get-VpcIpv6Address | Select-Object -First 2 | New-VpcIpv6InternetBandwidth -Bandwidth 5 -WhatIf; Stop-VpcEmulator'
        '$null = Start-VpcEmulator | Connect-VpcSession; Get-VpcIpv6Address | Export-Csv out.csv; Import-Csv out.csv | Select-Object -First 1; Stop-VpcEmulator'
    )

    $index = 0
    $cases = @($scripts | ForEach-Object { @{ Index = $index++; Script = $_ } })

    $exits = @(
        @{ Name = 'exit 0'; Script = 'exit 0' }
        @{ Name = 'exit 7'; Script = '"before"; exit 7' }
        @{ Name = 'nothing'; Script = '' }
        @{ Name = 'a written error'; Script = 'Write-Error "bad"; "after"' }
        @{ Name = 'an uncaught error'; Script = '"before"; throw "thrown"' }
        @{ Name = 'a refused row under Stop'; Script = '$ErrorActionPreference = "Stop"; $null = Start-VpcEmulator | Connect-VpcSession; Get-VpcIpv6Address ipv6-hp3unknown; "never"' }
        @{ Name = 'exit in a function'; Script = 'function f { exit 3 }; f; "never"' }
        @{ Name = 'a script that does not parse'; Script = 'if (' }
        @{ Name = 'a value for each argument'; Script = '"$args"'; Arguments = 'a b', '-Cloud', '-n', '5' }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force

    $hostAssembly = Get-HostAssembly
    $why = if ($PSVersionTable.PSVersion.Major -lt 7) {
        'the host is measured by PowerShell 7'
    }
    elseif (-not $hostAssembly) {
        'the host is not built: dotnet build'
    }

    # How wide PowerShell thinks that a stream is depends on the system; the host is told.
    $columns = if (-not $why) {
        [int] (Invoke-NewShell -Directory $TestDrive -Script '$Host.UI.RawUI.BufferSize.Width').Output
    }

    function Invoke-Both {
        # Runs a script file in the host and in PowerShell, each in a folder of its own, and gives both results.
        param([string] $Name, [string] $Script, [string[]] $Arguments)
        foreach ($engine in 'host', 'real') {
            $folder = Join-Path $TestDrive $engine
            $null = New-Item -ItemType Directory -Path $folder -Force
            $path = Join-Path $folder $Name
            Write-Text -Path $path -Text $Script
            $result = if ($engine -eq 'host') {
                Invoke-Program dotnet (@($hostAssembly, $path) + $Arguments) -Directory $folder -Columns $columns
            }
            else {
                Invoke-Program (Get-Process -Id $PID).Path (@('-NoProfile', '-NonInteractive', '-File', $path) + $Arguments) -Directory $folder
            }

            # What differs by design: the host's first line, the folder, ids and ports that are new in each run.
            foreach ($stream in 'Output', 'Errors') {
                $result.$stream = $result.$stream -replace '(?m)^VpcPS embedded PowerShell engine .*\n', '' -replace [regex]::Escape($folder), '<folder>' `
                    -replace '127\.0\.0\.1:\d+', '<endpoint>' -replace '[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}', '<id>'
            }

            $result
        }
    }

    function Get-Part {
        # What a stream shows of one case.
        param([string] $Text, [int] $Index)
        $Text -match "(?s)<<case $Index>>\n(?<part>.*?)<<end>>" | Should -BeTrue -Because "case $Index must have run to its end; the stream ends in: $($Text.Substring([Math]::Max(0, $Text.Length - 500)))"
        $Matches.part
    }
}

AfterAll {
    Remove-Module Support -ErrorAction SilentlyContinue
}

Describe 'A stand-in of the host' -ForEach @(@{ Cases = $cases }) {
    BeforeAll {
        if ($why) {
            return
        }

        $cells = Get-Sample 'cells.csv'
        $files = @{
            'cells-crlf.csv'  = $cells.Replace("`n", "`r`n")
            'cells.csv'       = $cells
            'semicolon.csv'   = "A;B`n1;2,5`n"
            'tab.csv'         = "A`tB`n1`t2`n x `t`n"
            'duplicate.csv'   = "A,B,a`n1,2,3`n"
            'unnamed.csv'     = "A,,C,`n1,2,3,4`n"
            'no-header.csv'   = "1,2,3`n4,5`n6,7,8,9`n"
            'empty.csv'       = ''
            'header-only.csv' = "A,B`n"
            'type.csv'        = "#TYPE Some.Type`nA,B`n1,2`n"
            'comment.csv'     = "# a comment`nA,B`n1,2`n# 3,4`n"
            'blanks.csv'      = "A,B`n x ,`" y `"`nfoo bar,  `n`"a`"  ,b`n"
            'last-cell.csv'   = "A,B`n1,"
            'quotes.csv'      = "A,B`nx`"y`"z,1`n`"x`"y,2`n`"`",`"`"`"`"`n"
        }
        foreach ($engine in 'host', 'real') {
            $folder = Join-Path $TestDrive $engine
            $null = New-Item -ItemType Directory -Path $folder -Force
            Write-Text -Bom -Path (Join-Path $folder 'cells-bom.csv') -Text $cells
            $files.GetEnumerator() | ForEach-Object { Write-Text -Path (Join-Path $folder $_.Key) -Text $_.Value }
        }

        # All cases in one script: a process for each would take minutes. The marks go to both streams.
        $script = "Import-Module '$(Get-ModuleManifest)'`nfunction Write-Mark(`$text) { `$Host.UI.WriteLine(`$text); `$Host.UI.WriteErrorLine(`$text) }`n"
        foreach ($case in $Cases) {
            $script += "Write-Mark '<<case $($case.Index)>>'`ntry {`n& { $($case.Script) } | Out-Default`n} catch { `$_ | Out-Default }`nWrite-Mark '<<end>>'`n"
        }

        $hostRun, $realRun = Invoke-Both -Name 'cases.ps1' -Script $script
    }

    It 'prints what PowerShell prints: <Script>' -ForEach $cases {
        if ($why) {
            Set-ItResult -Skipped -Because $why
        }

        foreach ($stream in 'Output', 'Errors') {
            Get-Part $hostRun.$stream $Index | Should -BeExactly (Get-Part $realRun.$stream $Index) -Because $stream
        }
    }
}

Describe 'The host' {
    It 'ends as PowerShell ends: <Name>' -ForEach $exits {
        if ($why) {
            Set-ItResult -Skipped -Because $why
        }

        $hostRun, $realRun = Invoke-Both -Name 'exit.ps1' -Script "Import-Module '$(Get-ModuleManifest)'`n$Script" -Arguments $Arguments

        $hostRun.ExitCode | Should -Be $realRun.ExitCode
        $hostRun.Output | Should -BeExactly $realRun.Output
        $hostRun.Errors | Should -BeExactly $realRun.Errors
    }

    It 'runs the example as PowerShell runs it' {
        if ($why) {
            Set-ItResult -Skipped -Because $why
        }

        $examples = Join-Path (Split-Path -Parent (Get-ModuleManifest)) 'examples'
        foreach ($engine in 'host', 'real') {
            Copy-Item -LiteralPath $examples -Destination (Join-Path $TestDrive $engine) -Recurse -Force
        }

        $hostRun, $realRun = Invoke-Both -Name 'run.ps1' -Script "Import-Module '$(Get-ModuleManifest)'`n& (Join-Path `$PSScriptRoot 'examples/allocate-from-csv.ps1')"

        $hostRun.Errors | Should -BeExactly $realRun.Errors
        $hostRun.ExitCode | Should -Be $realRun.ExitCode
        # Each run has its own ids; the id of a request may be wrapped in its middle.
        $own = 'ipv6bw-\w+|request\s*([0-9A-F]\s*){8}(-\s*([0-9A-F]\s*){4}){3}-\s*([0-9A-F]\s*){12}'
        $hostRun.Output -replace $own, '<id>' | Should -BeExactly ($realRun.Output -replace $own, '<id>')
    }
}
