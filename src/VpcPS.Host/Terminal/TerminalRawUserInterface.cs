using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;

namespace VpcPS.Host.Terminal;

/// <summary>The size and the colours of the console; its cells can't be read or drawn, as nothing a script shows needs that.</summary>
internal sealed class TerminalRawUserInterface : PSHostRawUserInterface
{
    // Wide enough for the module's tables; a redirected stream has no width of its own.
    private const int RedirectedWidth = 120;
    private const int RedirectedHeight = 50;

    public override Size BufferSize
    {
        get => WindowSize;
        set => throw NotDrawable();
    }

    public override Size WindowSize
    {
        get
        {
            // A terminal may report no size (0): some CI systems and containers do.
            int width = Console.IsOutputRedirected ? 0 : Console.WindowWidth;
            return width > 0 ? new Size(width, Console.WindowHeight) : new Size(WantedWidth ?? RedirectedWidth, RedirectedHeight);
        }
        set => throw NotDrawable();
    }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override ConsoleColor ForegroundColor
    {
        get => Console.ForegroundColor;
        set => Console.ForegroundColor = value;
    }

    public override ConsoleColor BackgroundColor
    {
        get => Console.BackgroundColor;
        set => Console.BackgroundColor = value;
    }

    public override Coordinates CursorPosition
    {
        get => throw NotDrawable();
        set => throw NotDrawable();
    }

    public override Coordinates WindowPosition
    {
        get => new(0, 0);
        set => throw NotDrawable();
    }

    public override int CursorSize
    {
        get => throw NotDrawable();
        set => throw NotDrawable();
    }

    public override string WindowTitle
    {
        // Reading the title works on Windows only.
        get => string.Empty;
        set => Console.Title = value;
    }

    public override bool KeyAvailable => Console.KeyAvailable;

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw NotDrawable();

    public override void FlushInputBuffer()
    {
        // Input is read by the line; there is no buffer of keys.
    }

    /// <summary>How many cells of the screen a text takes: a Chinese character takes two.</summary>
    public override int LengthInBufferCells(string source) => LengthInBufferCells(source, offset: 0);

    public override int LengthInBufferCells(string source, int offset)
    {
        int cells = 0;
        foreach (char c in new StringDecorated(source[offset..]).ToString(OutputRendering.PlainText))
        {
            cells += LengthInBufferCells(c);
        }

        return cells;
    }

    // East Asian wide and fullwidth characters, the blocks of Unicode in which nearly all are.
    public override int LengthInBufferCells(char source) =>
        source is (>= '\u1100' and <= '\u115f') or (>= '\u2e80' and <= '\u303e') or (>= '\u3041' and <= '\ua4cf')
            or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff') or (>= '\ufe30' and <= '\ufe6f')
            or (>= '\uff00' and <= '\uff60') or (>= '\uffe0' and <= '\uffe6') ? 2 : 1;

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NotDrawable();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NotDrawable();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NotDrawable();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw NotDrawable();

    // COLUMNS says how wide a terminal would be, as it does for other programs.
    private static int? WantedWidth =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width > 0 ? width : null;

    private static HostException NotDrawable() => new("The embedded engine's console can't do this; run the script in pwsh.");
}
