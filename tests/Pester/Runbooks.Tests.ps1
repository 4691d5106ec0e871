# The examples for platforms, each run on an emulator by the script of its name in the folder Runbooks, which stands in for
# what the platform itself provides.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeDiscovery {
    # The address of the metadata service can't be chosen: a network of its own is where it can be this machine's.
    $onAnInstance = '--map-root-user', '--net', 'sh', '-c', 'ip link set lo up && ip address add 100.100.100.200/32 dev lo && exec $0 $@'
    $hasNetworks = $false
    if (Get-Command unshare -CommandType Application -ErrorAction SilentlyContinue) {
        unshare @onAnInstance true 2>$null
        $hasNetworks = $LASTEXITCODE -eq 0
    }

    $instance = @{ OnAnInstance = $onAnInstance; HasNetworks = $hasNetworks }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force

    function Get-RunbookCommand([string] $Name, [string[]] $Arguments = @()) {
        Get-ShellCommand (Join-Path (Join-Path $PSScriptRoot 'Runbooks') "$Name.ps1") $Arguments
    }

    function Invoke-Runbook([string] $Name, [string[]] $Arguments = @()) {
        Invoke-Program (Get-RunbookCommand $Name $Arguments) -Directory $TestDrive
    }
}

AfterAll {
    Remove-Module Support -ErrorAction SilentlyContinue
}

Describe 'azure-automation.ps1' {
    It 'emits an object for each address' {
        $run = Invoke-Runbook 'azure-automation'

        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        @($run.Output -split "`n" -match '^PSCustomObject ipv6-\w+ 5 <>$').Count | Should -Be 3
        $run.Output | Should -Match 'bought: 3'
    }

    It 'fails when an address was refused, and says why' {
        $run = Invoke-Runbook 'azure-automation' '-MaxTotalBandwidth', '12'

        $run.ExitCode | Should -Be 1
        $run.Errors | ConvertTo-OneLine | Should -BeLike '*1 of 3 addresses got no bandwidth*'
        $run.Output | Should -Match 'more than the 12 Mbit/s of -MaxTotalBandwidth>'
        $run.Output | Should -Match 'bought: 2'
    }
}

Describe 'azure-approved-sync.ps1' {
    It 'shows the plan, and does it only as long as it is the one that was approved' {
        $run = Invoke-Runbook 'azure-approved-sync'

        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        $jobs = $run.Output -replace '(?m)^What if: .*\n', '' -replace '\b[0-9a-f]{12}\b', 'CODE' -split "`n"
        $jobs -join '; ' | Should -BeLike (@(
                'plan; Create  -> 3; Create  -> 3; Create  -> 3; To do this, start the runbook again with Approved = CODE.; 0 changes so far'
                'the plan of before; failed: The plan is no longer the one that was approved as CODE, and nothing was done.*; 0 changes so far'
                'plan of now; Create  -> 4; Create  -> 3; Create  -> 3; To do this, start the runbook again with Approved = CODE.; 0 changes so far'
                'run; Create  -> 4; Create  -> 3; Create  -> 3; 3 changes so far'
                'plan when all is done; NoChange 4 -> 4; NoChange 3 -> 3; NoChange 3 -> 3; There is nothing to do.; 3 changes so far'
                "a row too high; Can't be done: *; failed: 1 of 3 rows can't be brought about;*; 3 changes so far; "
            ) -join '; ')
    }
}

Describe 'ecs-instance.ps1' {
    It 'signs with the RAM role of the instance and ends with <ExitCode>' -ForEach @(
        @{ Bandwidth = 9; ExitCode = 0; Now = 9 } + $instance
        @{ Bandwidth = 600; ExitCode = 2; Now = 2 } + $instance
    ) {
        if (-not $HasNetworks) {
            Set-ItResult -Skipped -Because 'this system lets no process have a network of its own'
        }

        $run = Invoke-Program (@('unshare') + $OnAnInstance + (Get-RunbookCommand 'ecs-instance' '-Bandwidth', "$Bandwidth")) -Directory $TestDrive

        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be $ExitCode
        $run.Output | Should -Match '3 public addresses with the tag app=web, signed with the RAM role of the ECS instance'
        @($run.Output -split "`n" -eq "now $Now").Count | Should -Be 3
        @($run.Output -split "`n" -like '*: refused. *').Count | Should -Be $(if ($ExitCode) { 3 } else { 0 })
    }
}

Describe 'secret-management.ps1' {
    It 'writes a list with a key out of a vault' {
        $run = Invoke-Runbook 'secret-management' '-Path', "$TestDrive/bandwidth.csv"

        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        $run.Output | Should -Match '3 bandwidths, 6 Mbit/s in all'
        $rows = @(Import-Csv "$TestDrive/bandwidth.csv")
        $rows.Count | Should -Be 3
        $rows[0].InternetChargeType | Should -Be 'PayByBandwidth'
    }

    It 'ends before anything is written when the vault has no such secret' {
        $run = Invoke-Runbook 'secret-management' '-Path', "$TestDrive/never.csv", '-Vault', 'another'

        $run.ExitCode | Should -Be 1
        $run.Errors | ConvertTo-OneLine | Should -BeLike '*was not found in vault another*'
        "$TestDrive/never.csv" | Should -Not -Exist
    }
}

Describe 'scheduled-sync.ps1' {
    It 'brings about what the file says, once, and says what it can not' {
        $null = New-Item -ItemType Directory -Path "$TestDrive/records"
        $run = Invoke-Runbook 'scheduled-sync' '-Folder', "$TestDrive/records"

        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        $nights = $run.Output -replace '(?m)^What if: .*\n', '' -split "`n"
        $nights -join '; ' | Should -Be (@(
                'rehearsal; Create: 3; Modify: 0; NoChange: 0; Conflict: 0; exit 0, 0 changes so far'
                'first night; Create: 3; Modify: 0; NoChange: 0; Conflict: 0; exit 0, 3 changes so far'
                'second night; Create: 0; Modify: 0; NoChange: 3; Conflict: 0; exit 0, 3 changes so far'
                'after an edit; Create: 0; Modify: 1; NoChange: 1; Conflict: 1'
                "Not done: ipv6-hp352ungkzcknmeicfvss in cn-huhehaote: it is PayByTraffic, and its charge type can't be changed to PayByBandwidth"
                'exit 2, 4 changes so far'
                'after a removal; Create: 1; Modify: 0; NoChange: 2; Conflict: 0; exit 0, 6 changes so far'
                'has 4; has 3; has 3'
                'while another run has the journal; ended by JournalFailed,VpcPS.Commands.SyncVpcIpv6InternetBandwidthCommand; '
            ) -join '; ')
        $records = @(Get-ChildItem "$TestDrive/records/2*.csv" | Sort-Object Name | ForEach-Object { , @(Import-Csv $_.FullName) })
        $records.Count | Should -Be 5
        $records[1].Applied | Should -Be 'True', 'True', 'True'
        $records[2] | Should -BeNullOrEmpty
        $records[3].Action | Should -Be 'Modify', 'Conflict'
    }
}
