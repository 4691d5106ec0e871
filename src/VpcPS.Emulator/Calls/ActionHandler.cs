using System.Collections.Generic;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// One action of the API. An action is a sealed class in Actions/ that derives from <see cref="ReadHandler"/> or
/// <see cref="WriteHandler"/>; <see cref="ActionTable"/> finds it there, nothing else has to be told.
/// </summary>
internal abstract class ActionHandler
{
    /// <summary>The version of the Vpc API.</summary>
    public const string VpcVersion = "2016-04-28";

    /// <summary>Takes the name of the action from the name of the class.</summary>
    protected ActionHandler()
    {
        string className = GetType().Name;
        Name = className.Substring(0, className.Length - "Handler".Length);
    }

    /// <summary>The name of the action: that of the class without Handler.</summary>
    public string Name { get; }

    /// <summary>The version of the API that the action is a part of.</summary>
    public virtual string Version => VpcVersion;

    /// <summary>
    /// The parameters in the order in which they are checked. Others are passed over, as the cloud does with OwnerId,
    /// OwnerAccount, ResourceOwnerId and ResourceOwnerAccount.
    /// </summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>
    /// The error codes of checks that the action makes itself, beyond what its parameters alone can be refused for. They are
    /// for whoever wants to know what to expect, docs/emulator-coverage.md for one; a test holds every refusal to them.
    /// </summary>
    public virtual IReadOnlyList<string> OwnCodes => [];

    /// <summary>Checks parameters that are right one by one against each other; due before the estate is looked at.</summary>
    /// <exception cref="ApiException">They do not go together.</exception>
    public virtual void CheckTogether(RequestParameters request)
    {
    }

    /// <summary>The root element of an XML answer.</summary>
    public virtual string XmlRoot => Name + "Response";

    /// <summary>
    /// The order of the members of a JSON answer where it differs from that of XML; members that are not named follow in
    /// their own order. RequestId comes first unless it is named.
    /// </summary>
    public virtual IReadOnlyList<string> JsonOrder => [];
}

/// <summary>An action that only looks.</summary>
internal abstract class ReadHandler : ActionHandler
{
    /// <summary>Answers. Runs alone: nothing changes the estate meanwhile.</summary>
    public abstract Answer Read(ActionCall call);
}

/// <summary>An action that changes the estate.</summary>
internal abstract class WriteHandler : ActionHandler
{
    /// <summary>The id of the object that takes one such action at a time; null when any number may run.</summary>
    public virtual string? ExclusiveObject(ActionCall call) => null;

    /// <summary>
    /// Makes every check (existence, then state) and changes nothing yet: a dry run ends here. Runs alone, together with
    /// the change that it returns.
    /// </summary>
    /// <exception cref="ApiException">A check fails.</exception>
    public abstract Change Prepare(ActionCall call);
}

/// <summary>A change that passed all its checks.</summary>
/// <param name="ResourceId">The id of what is bought, created or changed.</param>
/// <param name="Commit">Makes the change and answers. Can't fail.</param>
internal sealed record Change(string ResourceId, System.Func<Answer> Commit);
