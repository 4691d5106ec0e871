using System.Linq;
using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>
/// Accepts a session of this process. A session from another process or from a file is only a copy of the session's
/// properties, without its credentials. The engine's own error about such a copy does not help, so this attribute
/// explains what to do.
/// </summary>
internal sealed class SessionOfThisProcessAttribute : ArgumentTransformationAttribute
{
    private const string Deserialized = "Deserialized.";

    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        string[] types = inputData is null ? [] : [.. PSObject.AsPSObject(inputData).TypeNames];
        return value switch
        {
            VpcSession => value,
            null => throw Problem(UserText.Translate(
                "The session is $null. In ForEach-Object -Parallel, Start-ThreadJob and other runspaces, write a variable of the script as $using:session.")),
            VpcEmulator => throw Problem(UserText.Translate("An emulator is not a session. To make one: $emulator | Connect-VpcSession.")),
            _ when types.Contains(Deserialized + typeof(VpcSession).FullName) => throw Problem(UserText.Translate(
                "A session works only in its own process: a copy made by Start-Job, remoting or Export-Clixml has no credentials. Call Connect-VpcSession in the process that makes the calls. Start-ThreadJob and ForEach-Object -Parallel stay in this process: use -Session $using:session.")),
            _ when types.Contains(typeof(VpcSession).FullName) => throw Problem(UserText.Translate(
                "The session was connected by another version of the module. Call Connect-VpcSession with the version that makes the calls.")),
            _ => inputData!,
        };
    }

    private static ArgumentTransformationMetadataException Problem(string text) => new(text);
}
