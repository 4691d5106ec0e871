BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force
}

AfterAll {
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Get-VpcCredentialProfile' {
    BeforeEach {
        $path = Join-Path $TestDrive 'credentials'
        Write-Text $path @'
[default]
type = access_key
access_key_id = canaryKeyId
access_key_secret = canarySecret

[ops]
type = ram_role_arn
access_key_id = canaryKeyId
access_key_secret = canarySecret
role_arn = acs:ram::1234567890123456:role/ops
'@
        $env:ALIBABA_CLOUD_CREDENTIALS_FILE = $path
    }

    AfterEach {
        $env:ALIBABA_CLOUD_CREDENTIALS_FILE = $null
    }

    It 'lists the profiles of the SDK with name and mode' {
        $profiles = @(Get-VpcCredentialProfile | Where-Object SourceFile -EQ $path)

        $profiles.Name | Should -Be 'default', 'ops'
        $profiles.Mode | Should -Be 'access_key', 'ram_role_arn'
    }

    It 'filters by name with wildcards' {
        @(Get-VpcCredentialProfile o* | Where-Object SourceFile -EQ $path).Name | Should -Be 'ops'
    }

    It 'shows no secret' {
        Get-VpcCredentialProfile | ConvertTo-Json | Should -Not -Match 'canary'
        Get-VpcCredentialProfile | Format-List * | Out-String | Should -Not -Match 'canary'
    }

    It 'makes a session by its name' {
        (Connect-VpcSession -ProfileName default -Region cn-huhehaote).AccessKeyId | Should -BeLike 'c*'
        Disconnect-VpcSession
    }

    It 'says which profiles there are when the name is wrong' {
        { Connect-VpcSession -ProfileName nobody -Region cn-huhehaote } | Should -Throw "*no profile 'nobody'*'default', 'ops'*"
    }
}
