# What the test files share. Windows PowerShell 5.1 runs it too.

Set-StrictMode -Version 3.0

$root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)

function Get-ModuleManifest {
    <# The manifest of the module under test. #>
    Join-Path $root 'VpcPS.psd1'
}

function Test-Embedded {
    <# Whether this is the PowerShell within VpcPS.Host, and not one that is installed. #>
    Test-Path (Join-Path $PSHOME 'VpcPS.Host.dll')
}

function Get-ShellCommand {
    <# How this PowerShell is started to run a script: the program, its arguments, and those of the script. #>
    param([string] $Path, [string[]] $Arguments = @())
    (Get-Process -Id $PID).Path
    if (Test-Embedded) {
        Join-Path $PSHOME 'VpcPS.Host.dll'
        '-NoLogo'
    }
    else {
        '-NoProfile', '-ExecutionPolicy', 'Bypass'
    }

    @('-NonInteractive', '-File', $Path) + $Arguments
}

function Invoke-Program {
    <# Runs a program to its end: exit code, output and errors, in English, without colours and with the line ends of Unix. #>
    param([string[]] $Command, [string] $Directory)
    $start = New-Object System.Diagnostics.ProcessStartInfo $Command[0]
    $start.Arguments = ($Command | Select-Object -Skip 1 | ForEach-Object { '"' + $_ + '"' }) -join ' '
    $start.WorkingDirectory = $Directory
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = [Text.Encoding]::UTF8
    $start.StandardErrorEncoding = [Text.Encoding]::UTF8
    $start.EnvironmentVariables['NO_COLOR'] = '1'
    $start.EnvironmentVariables['LANG'] = 'en_US.UTF-8'
    $process = [System.Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $output = $process.StandardOutput.ReadToEndAsync()
        $errors = $process.StandardError.ReadToEndAsync()
        $process.WaitForExit()
        [pscustomobject]@{
            ExitCode = $process.ExitCode
            Output   = $output.Result.Replace("`r", '')
            Errors   = $errors.Result.Replace("`r", '')
        }
    }
    finally {
        $process.Dispose()
    }
}

function Invoke-NewShell {
    <# Runs a script in a new process of this PowerShell, in English. The script finds the manifest in $Manifest. #>
    param([string] $Script, [string] $Directory)
    $path = Join-Path $Directory ([guid]::NewGuid().ToString('N') + '.ps1')
    $start = "[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding `$false; [cultureinfo]::CurrentUICulture = 'en-US'; `$Manifest = '$(Get-ModuleManifest)'`n"
    # Windows PowerShell takes a script to be UTF-8 when it has a byte order mark.
    [IO.File]::WriteAllText($path, $start + $Script, (New-Object System.Text.UTF8Encoding $true))
    Invoke-Program (Get-ShellCommand $path) -Directory $Directory
}

function ConvertTo-OneLine {
    <# What PowerShell shows of a value, in one line: it wraps errors at the window's width and draws a bar beside them. #>
    param([Parameter(ValueFromPipeline = $true)] $InputObject)
    process {
        ($InputObject | Out-String -Width 400) -replace '\x1b\[[0-9;]*m', '' -replace '[\s|]+', ' '
    }
}

function Get-TableLine {
    <# The lines of a table as a window of 120 columns shows it. #>
    param([object[]] $Rows)
    ($Rows | Format-Table | Out-String -Width 120) -replace '\x1b\[[0-9;]*m', '' -split '\r?\n' | Where-Object { $_ }
}

Export-ModuleMember -Function *
