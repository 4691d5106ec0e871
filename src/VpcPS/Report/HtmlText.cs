using System.Net;
using System.Text;
using VpcPS.Core;

namespace VpcPS.Report;

/// <summary>
/// Builds HTML. Texts are escaped, and characters that change the writing direction are shown as their code points. Only
/// <see cref="Markup"/> adds unescaped markup, which must be a constant in the code.
/// </summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _html = new(64 * 1024);

    /// <summary>Adds markup without escaping it. It must not contain data.</summary>
    public HtmlText Markup(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>Adds a text and escapes it.</summary>
    public HtmlText Text(string? text)
    {
        _html.Append(WebUtility.HtmlEncode(ShownText.Of(text)));
        return this;
    }

    /// <summary>Adds an element with a text in it.</summary>
    /// <param name="tag">The tag with its attributes. It must not contain data.</param>
    /// <param name="text">The text.</param>
    public HtmlText Element(string tag, string? text) =>
        Markup("<" + tag + ">").Text(text).Markup("</" + tag.Split(' ')[0] + ">");

    /// <summary>
    /// Adds an element around a text that may come from outside. Its writing direction does not affect the text around it.
    /// </summary>
    public HtmlText Foreign(string? text) => Element("bdi", text);

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();
}
