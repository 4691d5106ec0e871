# What the test files share. Windows PowerShell 5.1 runs it too.

Set-StrictMode -Version 3.0

$root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)

function Get-ModuleManifest {
    <# The manifest of the module under test. #>
    Join-Path $root 'VpcPS.psd1'
}

function Get-HostAssembly {
    <# The embedded host, built last in whichever configuration; nothing when it is not built. #>
    Get-ChildItem -Path (Join-Path $root 'artifacts/bin/VpcPS.Host/*/VpcPS.Host.dll') -ErrorAction SilentlyContinue |
        Sort-Object LastWriteTime | Select-Object -Last 1 -ExpandProperty FullName
}

function Get-Sample {
    <# The text of a file in the folder data. These files have no byte order mark, Windows PowerShell would misread them. #>
    param([string] $Name)
    [IO.File]::ReadAllText((Join-Path (Join-Path $PSScriptRoot 'data') $Name))
}

function Write-Text {
    <# Writes a file of UTF-8 exactly as it is said, with or without a byte order mark. #>
    param([string] $Path, [string] $Text, [switch] $Bom)
    [IO.File]::WriteAllText($Path, $Text, (New-Object System.Text.UTF8Encoding $Bom.IsPresent))
}

function Invoke-Program {
    <# Runs a program to its end: exit code, output and errors, in English, without colours and with the line ends of Unix. #>
    param([string] $Program, [string[]] $Arguments, [string] $Directory, [int] $Columns)
    $start = New-Object System.Diagnostics.ProcessStartInfo $Program
    $start.Arguments = ($Arguments | ForEach-Object { '"' + $_ + '"' }) -join ' '
    $start.WorkingDirectory = $Directory
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = [Text.Encoding]::UTF8
    $start.StandardErrorEncoding = [Text.Encoding]::UTF8
    $start.EnvironmentVariables['NO_COLOR'] = '1'
    $start.EnvironmentVariables['LANG'] = 'en_US.UTF-8'
    if ($Columns) {
        $start.EnvironmentVariables['COLUMNS'] = "$Columns"
    }

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
    Write-Text -Bom -Path $path -Text ("[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding `$false; [cultureinfo]::CurrentUICulture = 'en-US'; `$Manifest = '$(Get-ModuleManifest)'`n" + $Script)
    Invoke-Program (Get-Process -Id $PID).Path @('-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', $path) -Directory $Directory
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

function Get-Completion {
    <# The words that the Tab key gives at the end of a line. #>
    param([string] $Line)
    (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches | ForEach-Object { $_.CompletionText }
}

Export-ModuleMember -Function *
