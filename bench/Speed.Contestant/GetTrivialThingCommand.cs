using System.Management.Automation;

namespace VpcPS.Speed.Contestant;

/// <summary>Emits nothing. The only cmdlet of TrivialModule.psd1, whose import is what importing any binary module costs.</summary>
[Cmdlet(VerbsCommon.Get, "TrivialThing")]
public sealed class GetTrivialThingCommand : PSCmdlet
{
    /// <summary>A name.</summary>
    [Parameter(Position = 0)]
    public string? Name { get; set; }
}
