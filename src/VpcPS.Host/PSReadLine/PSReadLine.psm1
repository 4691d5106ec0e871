# PowerShell's console imports a module of this name for its prompt. PSReadLine itself is in no package; where it is
# installed it comes before this one, which reads lines with the editor of this program.

function PSConsoleHostReadLine {
    [VpcPS.Host.LineEditor]::ReadLine($Host)
}
