[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeDiscovery {
    $lacksParallel = $PSVersionTable.PSVersion.Major -lt 7
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $address = 'ipv6-hp351bytt9inrfp6tgubd'
    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
    $secret = $emulator.Credential.GetNetworkCredential().Password
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Get-VpcIpv6Address' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    Context 'what it finds' {
        It 'lists the region of the session' {
            $found = @(Get-VpcIpv6Address)

            $found.Count | Should -BeGreaterThan 10
            $found.Ipv6AddressId | Should -Contain $address
            $found.RegionId | Sort-Object -Unique | Should -Be 'cn-huhehaote'
        }

        It 'has the names of the service beside its own' {
            $found = Get-VpcIpv6Address $address

            $found.Ipv6AddressName | Should -Be $found.Name
            $found.Ipv6Address | Should -Be $found.Address
            $found.AllocationTime | Should -BeOfType ([DateTimeOffset])
            $found.Bandwidth | Should -BeNullOrEmpty
        }

        # Not .Address: of several objects at once, that is a method that every .NET array has.
        It 'gives the literal addresses of several at once by the name of the service' {
            (Get-VpcIpv6Address).Ipv6Address | ForEach-Object { ([ipaddress] $_).AddressFamily | Should -Be 'InterNetworkV6' }
        }

        It 'filters by <Parameter>' -ForEach @(
            @{ Parameter = 'Name' }
            @{ Parameter = 'VpcId' }
            @{ Parameter = 'VSwitchId' }
            @{ Parameter = 'AssociatedInstanceId' }
            @{ Parameter = 'AssociatedInstanceType' }
            @{ Parameter = 'NetworkType' }
        ) {
            $wanted = (Get-VpcIpv6Address $address).$Parameter
            $filter = @{ $Parameter = $wanted }

            $found = @(Get-VpcIpv6Address @filter)

            $found.Ipv6AddressId | Should -Contain $address
            $found.$Parameter | Sort-Object -Unique | Should -Be $wanted
        }

        It 'filters by tags' {
            $tag = (Get-VpcIpv6Address $address).Tags[0]

            $found = @(Get-VpcIpv6Address -Tag @{ $tag.Key = $tag.Value })

            $found.Ipv6AddressId | Should -Contain $address
            $found.Count | Should -BeLessThan @(Get-VpcIpv6Address).Count
        }

        It 'looks into another region' {
            $found = @(Get-VpcIpv6Address -Region cn-hangzhou)

            $found | Should -Not -BeNullOrEmpty
            $found.RegionId | Sort-Object -Unique | Should -Be 'cn-hangzhou'
        }
    }

    Context 'pipelines' {
        It 'takes the ids of a CSV in one call, with or without a byte order mark' {
            foreach ($bom in $true, $false) {
                $emulator | Reset-VpcEmulator
                $path = Join-Path $TestDrive 'plan.csv'
                Write-Text -Path $path -Text (Get-Sample 'plan.csv') -Bom:$bom

                $found = @(Import-Csv -LiteralPath $path -Encoding UTF8 | Get-VpcIpv6Address -ErrorAction SilentlyContinue -ErrorVariable missing)

                $found.Ipv6AddressId | Should -Be $address, 'ipv6-hp352ungkzcknmeicfvss'
                $missing | Should -HaveCount 1
                $missing[0].TargetObject | Should -Be 'ipv6-hp3unknown'
                $emulator.Requests | Should -Be 1
            }
        }

        It 'never reads a blank cell as "all"' {
            $found = [pscustomobject]@{ Ipv6AddressId = ' ' } | Get-VpcIpv6Address -ErrorAction SilentlyContinue -ErrorVariable refused

            $found | Should -BeNullOrEmpty
            $refused[0].FullyQualifiedErrorId | Should -BeLike 'MissingIpv6AddressId,*'
        }

        It 'stops with Select-Object -First' {
            @(Get-VpcIpv6Address | Select-Object -First 3) | Should -HaveCount 3
        }

        It 'sorts, groups and measures by its properties' {
            $groups = Get-VpcIpv6Address | Sort-Object VpcId, Ipv6AddressId | Group-Object VpcId

            ($groups | Measure-Object Count -Sum).Sum | Should -Be @(Get-VpcIpv6Address).Count
        }

        It 'works in parallel runspaces over one session' -Skip:$lacksParallel {
            $manifest = Get-ModuleManifest

            $found = 1..4 | ForEach-Object -Parallel {
                Import-Module $using:manifest
                Get-VpcIpv6Address $using:address -Session $using:session
            }

            $found.Ipv6AddressId | Should -Be $address, $address, $address, $address
        }

        It 'works in a thread job over one session' -Skip:$lacksParallel {
            $manifest = Get-ModuleManifest

            $found = Start-ThreadJob {
                Import-Module $using:manifest
                Get-VpcIpv6Address $using:address -Session $using:session
            } | Receive-Job -Wait -AutoRemoveJob

            $found.Ipv6AddressId | Should -Be $address
        }
    }

    Context 'what is shown' {
        It 'fits a table of 120 columns with whole ids and addresses' {
            $null = New-VpcIpv6InternetBandwidth $address 5000
            $found = @(Get-VpcIpv6Address)

            $lines = @(Get-TableLine $found)

            foreach ($item in $found) {
                $line = $lines | Where-Object { $_.StartsWith($item.Ipv6AddressId + ' ') }
                $line | Should -BeLike "*$($item.Address) *$($item.NetworkType)*$($item.Bandwidth)*$($item.InternetChargeType)*$($item.Status)*"
            }
        }

        It 'shows its names with Format-List' {
            (Get-VpcIpv6Address $address | Format-List | Out-String) | Should -BeLike "*Ipv6AddressId*$address*RegionId*cn-huhehaote*"
        }

        It 'becomes JSON without a secret' {
            $null = New-VpcIpv6InternetBandwidth $address 2
            $json = Get-VpcIpv6Address | ConvertTo-Json -Depth 4

            $read = $json | ConvertFrom-Json
            @($read).Ipv6AddressId | Should -Contain $address
            ($read | Where-Object Ipv6AddressId -EQ $address).Bandwidth | Should -Be 2
            ($read | Where-Object Ipv6AddressId -EQ $address).Tags[0].Key | Should -Not -BeNullOrEmpty
            $json | Should -Not -BeLike "*$secret*"
        }

        It 'gives a CSV that Import-Csv reads back, names, tags and all' {
            $path = Join-Path $TestDrive 'addresses.csv'
            $found = @(Get-VpcIpv6Address)
            $found | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

            $read = @(Import-Csv -LiteralPath $path -Encoding UTF8)

            $read | Should -HaveCount $found.Count
            $read.Ipv6AddressId | Should -Be $found.Ipv6AddressId
            $read.Name | Should -Be @($found | ForEach-Object { "$($_.Name)" })
            ($read | Where-Object Ipv6AddressId -EQ $address).Tags | Should -Match '^\w+=\w+(; \w+=\w+)*$'
            [IO.File]::ReadAllText($path) | Should -Not -BeLike '*VpcPS.*' -Because 'the name of a type is no value'
            @($read | Get-VpcIpv6Address).Ipv6AddressId | Sort-Object | Should -Be ($found.Ipv6AddressId | Sort-Object)
        }

        It 'shows what was called with -Verbose, without the secret' {
            $verbose = Get-VpcIpv6Address $address -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | Out-String

            $verbose | Should -BeLike '*DescribeIpv6Addresses in cn-huhehaote*'
            $verbose | Should -Not -BeLike "*$secret*"
        }
    }

    Context 'errors' {
        It 'names an address that does not exist and what to do' {
            Get-VpcIpv6Address ipv6-hp3unknown -ErrorAction SilentlyContinue -ErrorVariable missing

            $missing | Should -HaveCount 1
            $missing[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $missing[0] | ConvertTo-OneLine | Should -BeLike '*ipv6-hp3unknown in cn-huhehaote*Check the id and the region*'
        }

        It 'ends under $ErrorActionPreference Stop' {
            {
                $ErrorActionPreference = 'Stop'
                Get-VpcIpv6Address ipv6-hp3unknown
            } | Should -Throw -ErrorId 'ResourceNotFound.Ipv6Address,*'
        }

        It 'refuses an id of another kind before it asks the service' {
            { Get-VpcIpv6Address eni-1 } | Should -Throw "*'eni-1' is not an id of this kind*"
            $emulator.Requests | Should -Be 0
        }

        It 'refuses a session that came from another process' {
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($session))

            { Get-VpcIpv6Address -Session $copy } | Should -Throw -ErrorId 'CannotConvertArgumentNoMessage,*'
        }
    }

    Context 'the Tab key' {
        It 'completes <Line>' -ForEach @(
            @{ Line = 'Get-VpcIpv6Address -Region cn-huh'; Words = @('cn-huhehaote') }
            @{ Line = 'Get-VpcIpv6Address -Region "cn-huh'; Words = @('cn-huhehaote') }
            @{ Line = "Get-VpcIpv6Address -Region 'cn-huh"; Words = @('cn-huhehaote') }
            @{ Line = 'Get-VpcIpv6Address -Region CN-HUH'; Words = @('cn-huhehaote') }
            @{ Line = 'Get-VpcIpv6Address -NetworkType '; Words = @('Private', 'Public') }
            @{ Line = 'Get-VpcIpv6Address -AssociatedInstanceType '; Words = @('EcsInstance', 'NetworkInterface') }
        ) {
            Get-Completion $Line | Should -Be $Words
        }

        It 'offers regions with IPv6 gateways before the others' {
            $words = @(Get-Completion 'Get-VpcIpv6Address -Region ')

            $words.Count | Should -BeGreaterThan 20
            $words | Should -Contain 'cn-huhehaote'
            $words | Sort-Object -Unique | Should -HaveCount $words.Count
        }
    }
}
