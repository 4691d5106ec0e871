using System;

// Not the namespace of the folder: users name it.
namespace VpcPS.Emulator;

/// <summary>The emulator could not start listening, most often because the port is in use.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="innerException">The exception of the system.</param>
public sealed class EmulatorStartException(string message, Exception innerException) : Exception(message, innerException);
