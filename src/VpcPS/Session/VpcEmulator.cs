using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using VpcPS.Core;
using VpcPS.Emulator;
using VpcPS.Session;

// Not the namespace of the folder: scripts write [VpcPS.VpcEmulator].
namespace VpcPS;

/// <summary>
/// A running emulator, as Start-VpcEmulator emits it. Piped into Connect-VpcSession it becomes the session's endpoint,
/// credential and region.
/// </summary>
public sealed class VpcEmulator : IDisposable
{
    internal VpcEmulator(EmulatorServer server, string? estatePath)
    {
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

    /// <summary>Where it listens, on this machine only.</summary>
    public Uri EndpointUrl => Server.EndpointUrl;

    /// <summary>The port that it listens on.</summary>
    public int Port => Server.Port;

    /// <summary>The region in which most of its estate lies.</summary>
    public string RegionId => Server.RegionId;

    /// <summary>An AccessKey of its estate, fictitious.</summary>
    public PSCredential Credential { get; }

    /// <summary>The estate file that it started from, or null for the built-in estate.</summary>
    public string? EstatePath { get; }

    /// <summary>Every request since the start or the last reset, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Journal => Server.Journal;

    /// <summary>How many requests the journal holds.</summary>
    public int Requests => Server.Journal.Count;

    /// <summary>
    /// The clock of an emulator that was started with -Clock Manual, null of others. Sessions that are connected to the
    /// emulator wait by it.
    /// </summary>
    public IClock? Clock => Server.ManualClock;

    internal EmulatorServer Server { get; }

    /// <summary>Stops it; requests in flight get no answer.</summary>
    public void Dispose()
    {
        SessionsElsewhere.Stopped(this);
        Server.Dispose();
        Credential.Password.Dispose();
    }
}
