namespace VpcPS.Host;

/// <summary>The codes the host itself gives; a script's <c>exit N</c> gives N.</summary>
internal static class ExitCode
{
    /// <summary>The script finished, whatever it wrote to the error stream.</summary>
    internal const int Success = 0;

    /// <summary>A terminating error nobody caught ended the script.</summary>
    internal const int UncaughtError = 1;

    /// <summary>The command line names no script, or one that does not exist. pwsh's own code.</summary>
    internal const int Usage = 64;

    /// <summary>The engine or the module could not be started. pwsh's own code.</summary>
    internal const int InitFailure = 70;

    /// <summary>Ctrl+C, or a request of the system to end.</summary>
    internal const int Interrupted = 130;
}
