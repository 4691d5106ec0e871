using System.Management.Automation;

namespace VpcPS.Speed.TrivialModule;

/// <summary>Emits nothing.</summary>
[Cmdlet(VerbsCommon.Get, "TrivialThing")]
public sealed class GetTrivialThingCommand : PSCmdlet
{
    /// <summary>A name.</summary>
    [Parameter(Position = 0)]
    public string? Name { get; set; }
}
