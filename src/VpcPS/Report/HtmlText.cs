using System.Net;
using System.Text;
using VpcPS.Core;

namespace VpcPS.Report;

/// <summary>
/// HTML that is put together. Texts are escaped, and characters that turn the writing direction are shown by their code points;
/// only <see cref="Markup"/> takes markup, which is written in the code.
/// </summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _html = new(64 * 1024);

    /// <summary>Adds markup. No data may be in it.</summary>
    public HtmlText Markup(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>Adds a text as text.</summary>
    public HtmlText Text(string? text)
    {
        _html.Append(WebUtility.HtmlEncode(ShownText.Of(text)));
        return this;
    }

    /// <summary>Adds an element with a text in it.</summary>
    /// <param name="tag">Its tag, with attributes: no data.</param>
    /// <param name="text">The text.</param>
    public HtmlText Element(string tag, string? text) =>
        Markup("<" + tag + ">").Text(text).Markup("</" + tag.Split(' ')[0] + ">");

    /// <summary>Adds an element around a text that somebody else may have written, whatever direction it is written in.</summary>
    public HtmlText Foreign(string? text) => Element("bdi", text);

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();
}
