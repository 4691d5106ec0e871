using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Emulator.Parameters;

/// <summary>A text. Absent means an empty text.</summary>
/// <param name="name">The name, case-sensitive.</param>
internal sealed class TextParameter(string name) : Parameter<string>(name)
{
    /// <summary>The maximum number of characters (UTF-16 code units).</summary>
    public int MaximumLength { get; init; } = int.MaxValue;

    /// <summary>Whether only ASCII is accepted.</summary>
    public bool AsciiOnly { get; init; }

    /// <summary>The prefix of an id. Empty when the text is not an id. Nothing else of an id is checked.</summary>
    public string IdPrefix { get; init; } = "";

    /// <summary>
    /// The kind of the resource that the id must name, such as VPC in ResourceNotFound.VPC. Empty when an unknown id is not an error.
    /// </summary>
    public string Kind { get; init; } = "";

    /// <summary>
    /// The error code and HTTP status for an unknown id, for actions that document their own. Null for ResourceNotFound with the kind, and
    /// 404.
    /// </summary>
    public (string Code, int Status)? NotFoundCode { get; init; }

    /// <summary>A further test of the text, and a description of what it accepts. Null for none.</summary>
    public (string What, Func<string, bool> Test)? Form { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Codes =>
    [
        .. IdPrefix.Length > 0 || MaximumLength < int.MaxValue || AsciiOnly || Form is not null ? base.Codes : [],
        .. Kind.Length > 0 ? [NotFound("").Code] : Array.Empty<string>(),
    ];

    /// <inheritdoc/>
    public override string Expectation
    {
        get
        {
            string kind = IdPrefix.Length > 0 ? $"an id that begins with {IdPrefix}" : Form?.What ?? "a text";
            return kind
                + (AsciiOnly ? ", ASCII only" : "")
                + (MaximumLength < int.MaxValue ? $", at most {MaximumLength} characters" : "");
        }
    }

    /// <inheritdoc/>
    public override string Read(RequestParameters request)
    {
        string text = request.Text(Name);
        bool legal = text.Length == 0
            || (text.Length <= MaximumLength
                && text.StartsWith(IdPrefix, StringComparison.Ordinal)
                && (!AsciiOnly || text.All(c => c < 0x80))
                && (Form is not { } form || form.Test(text)));
        return legal ? text : throw Illegal();
    }

    /// <summary>The error for an id that no resource has.</summary>
    public ApiException NotFound(string id) => NotFoundCode is { } own
        ? new ApiException(own.Status, own.Code, $"The specified {Kind} does not exist: {id}.")
        : Refusals.NotFound(Kind, id);

    /// <inheritdoc/>
    public override string Compared(RequestParameters request) => Read(request);
}
