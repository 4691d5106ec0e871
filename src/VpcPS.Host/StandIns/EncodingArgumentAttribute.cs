using System;
using System.Management.Automation;
using System.Text;

namespace VpcPS.Host.StandIns;

/// <summary>Takes an encoding by PowerShell's name for it, by .NET's name, or by code page.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EncodingArgumentAttribute : ArgumentTransformationAttribute
{
    /// <summary>What PowerShell 7 writes when nothing is said.</summary>
    internal static Encoding Utf8NoBom { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PSObject.AsPSObject(inputData).BaseObject switch
    {
        string name => ByName(name),
        int codePage => Encoding.GetEncoding(codePage),
        object other => other,
    };

    private static Encoding ByName(string name) => name.ToUpperInvariant() switch
    {
        "UTF8" or "UTF8NOBOM" or "DEFAULT" => Utf8NoBom,
        "UTF8BOM" => Encoding.UTF8,
        "UNICODE" => Encoding.Unicode,
        "BIGENDIANUNICODE" => Encoding.BigEndianUnicode,
        "UTF32" => Encoding.UTF32,
        "ASCII" => Encoding.ASCII,
        _ => Encoding.GetEncoding(name),
    };
}
