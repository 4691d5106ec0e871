using System;

// This is not the folder's namespace, because users write the full name of the type.
namespace VpcPS.Emulator;

/// <summary>The emulator could not start listening, most often because the port is in use.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="innerException">The exception of the system.</param>
public sealed class EmulatorStartException(string message, Exception innerException) : Exception(message, innerException);
