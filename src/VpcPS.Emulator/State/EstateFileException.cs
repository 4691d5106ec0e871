using System;

// This is not the folder's namespace, because users write the full name of the type.
namespace VpcPS.Emulator;

/// <summary>An estate file can't be read, is not JSON, or describes something that can't exist.</summary>
public sealed class EstateFileException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The line of the mistake, from 1. 0 when no line is known.</param>
    /// <param name="jsonPath">The place of the mistake, such as <c>$.Regions[0].RegionId</c>. Empty when no place is known.</param>
    /// <param name="reason">What is wrong, in words.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public EstateFileException(string path, long line, string jsonPath, string reason, Exception? innerException = null)
        : base(Describe(path, line, jsonPath, reason), innerException)
    {
        Path = path;
        Line = line;
        JsonPath = jsonPath;
        Reason = reason;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The line of the mistake, from 1. 0 when no line is known.</summary>
    public long Line { get; }

    /// <summary>The place of the mistake inside the document. Empty when no place is known.</summary>
    public string JsonPath { get; }

    /// <summary>What is wrong, in words.</summary>
    public string Reason { get; }

    private static string Describe(string path, long line, string jsonPath, string reason) =>
        $"The estate file '{path}' can't be used: {reason}"
        + (line > 0 ? $" (line {line})" : "")
        + (jsonPath.Length > 0 ? $" at {jsonPath}" : "");
}
