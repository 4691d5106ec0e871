using System;

namespace VpcPS.Pack;

/// <summary>The packages can't be made from the sources as they are; the message says what to change.</summary>
public sealed class PackException(string message) : Exception(message);
