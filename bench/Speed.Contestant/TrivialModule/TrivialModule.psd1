@{
    RootModule        = '../VpcPS.Speed.Contestant.dll'
    ModuleVersion     = '1.0.0'
    GUID              = '0b1f7a34-3a55-4a0e-9a4e-1c5a2f6d7e10'
    Author            = 'VpcPS contributors'
    Description       = 'What importing any binary module costs.'
    PowerShellVersion = '7.0'
    FormatsToProcess  = @('TrivialModule.format.ps1xml')
    CmdletsToExport   = @('Get-TrivialThing')
    FunctionsToExport = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
