using System;

namespace VpcPS.EmulatorTool;

/// <summary>The emulator can't run, or its estate can't be saved. The message says what to do.</summary>
internal sealed class EmulatorRunException(string message, Exception? cause = null) : Exception(message, cause);
