using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using VpcPS.Core;
using VpcPS.Emulator;
using VpcPS.Session;

// The namespace is not that of the folder, because scripts write [VpcPS.VpcEmulator].
namespace VpcPS;

/// <summary>
/// A running emulator, as Start-VpcEmulator emits it. Piped into Connect-VpcSession it becomes the session's endpoint,
/// credential and region.
/// </summary>
public sealed class VpcEmulator : IDisposable
{
    internal VpcEmulator(EmulatorServer server, string? estatePath, AnswerRunspace answerRunspace)
    {
        AnswerRunspace = answerRunspace;
        Server = server;
        EstatePath = estatePath;
        var secret = new SecureString();
        foreach (char character in server.AccessKeySecret)
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        Credential = new PSCredential(server.AccessKeyId, secret);
        SessionsElsewhere.Started(this);
    }

    /// <summary>The address on which the emulator listens. Only this machine can reach it.</summary>
    public Uri EndpointUrl => Server.EndpointUrl;

    /// <summary>The port on which the emulator listens.</summary>
    public int Port => Server.Port;

    /// <summary>The region that contains most of the emulator's estate.</summary>
    public string RegionId => Server.RegionId;

    /// <summary>A fictitious AccessKey that the emulator accepts.</summary>
    public PSCredential Credential { get; }

    /// <summary>The estate file that the emulator started from, or null for the built-in estate.</summary>
    public string? EstatePath { get; }

    /// <summary>Every request since the start or the last reset. The oldest comes first.</summary>
    public IReadOnlyList<JournalEntry> Journal => Server.Journal;

    /// <summary>How many requests are in the journal.</summary>
    public int Requests => Server.Journal.Count;

    /// <summary>The answers that the emulator was taught, by action; those of one action in the order in which it gives them.</summary>
    public IReadOnlyList<TaughtAnswer> Answers => Server.Answers;

    /// <summary>
    /// The clock of an emulator that was started with -Clock Manual, otherwise null. Sessions that are connected to the
    /// emulator wait by this clock.
    /// </summary>
    public IClock? Clock => Server.ManualClock;

    /// <summary>Whether the emulator has not been stopped.</summary>
    internal bool IsRunning => SessionsElsewhere.IsRunning(this);

    internal EmulatorServer Server { get; }

    internal AnswerRunspace AnswerRunspace { get; }

    /// <summary>Stops the emulator. Requests that are under way get no answer.</summary>
    public void Dispose()
    {
        // Another runspace may have stopped it before.
        if (!SessionsElsewhere.Stopped(this))
        {
            return;
        }

        Server.Dispose();
        AnswerRunspace.Dispose();
        Credential.Password.Dispose();
    }
}
