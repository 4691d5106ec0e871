# The start of the shell: an emulator, unless it is not wanted, and a prompt that says where commands go.
param(
    [switch] $NoEmulator
)

function prompt {
    $session = Get-VpcSession
    $isRehearsal = $session.EndpointUrl.IsLoopback
    $where = if ($session) { "[$(if ($isRehearsal) { 'emulator' } else { 'cloud' }) $($session.RegionId)] " }
    # Where nothing costs money is green, where it may is yellow.
    $color = if ($isRehearsal) { $PSStyle.Foreground.Green } else { $PSStyle.Foreground.BrightYellow }

    $place = $ExecutionContext.SessionState.Path.CurrentLocation.Path
    if ("$where$place".Length -gt $Host.UI.RawUI.WindowSize.Width / 2) {
        $place = Split-Path -Leaf $place
    }

    "$color$where$($PSStyle.Reset)PS $place$('>' * ($NestedPromptLevel + 1)) "
}

$examples = Join-Path (Get-Module VpcPS).ModuleBase 'examples/plan.csv' | Resolve-Path -Relative

if ($NoEmulator) {
    'Connected to nothing: commands use the credentials that this machine has, and what they buy costs money.'
    'First: Connect-VpcSession -Region cn-huhehaote -Credential (Get-Credential), or Start-VpcEmulator | Connect-VpcSession'
}
else {
    $null = Start-VpcEmulator | Connect-VpcSession -OutVariable session
    "Connected to an emulator on this machine, $($session.EndpointUrl): nothing here costs money."
    "First: Import-Csv $examples | New-VpcIpv6InternetBandwidth -WhatIf"
}

'Then: Get-VpcIpv6Address, Get-Help about_VpcPS, Tab for the rest of a word, exit to leave.'
