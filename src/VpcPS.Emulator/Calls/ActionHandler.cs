using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// Carries out one action of the API. Each modelled action has a sealed class in Actions/ that derives from <see cref="ReadHandler"/> or
/// <see cref="WriteHandler"/>. <see cref="ActionTable"/> finds these classes, so no list has to be kept. For all other actions,
/// <see cref="CatalogHandler"/> is used.
/// </summary>
internal abstract class ActionHandler
{
    /// <summary>Derives the name of the action from the name of the class.</summary>
    protected ActionHandler()
    {
        string className = GetType().Name;
        Name = className.Substring(0, className.Length - "Handler".Length);
    }

    /// <summary>Sets the name of an action that has no class of its own.</summary>
    protected ActionHandler(string name) => Name = name;

    /// <summary>The name of the action: the name of the class without "Handler".</summary>
    public string Name { get; }

    /// <summary>The version of the API that has the action.</summary>
    public virtual string Version => ApiProduct.Vpc.Version;

    /// <summary>Whether the action changes something. False for an action that only reads.</summary>
    public abstract bool ChangesState { get; }

    /// <summary>
    /// The parameters, in the order in which they are checked. Other parameters of a request are ignored, as the cloud does with OwnerId,
    /// OwnerAccount, ResourceOwnerId and ResourceOwnerAccount.
    /// </summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>
    /// The error codes of the handler's own checks, without the codes that follow from the parameters. They are listed in
    /// docs/emulator-coverage.md, and a test checks that the handler uses no other code.
    /// </summary>
    public virtual IReadOnlyList<string> OwnCodes => [];

    /// <summary>The parameter that has the idempotency token, one of <see cref="Parameters"/>. Null for an action without one.</summary>
    public virtual Parameter<string>? Token =>
        Parameters.Contains(CommonParameters.ClientToken) ? CommonParameters.ClientToken : null;

    /// <summary>Checks that the parameters fit together. Each one is already valid by itself. This check does not use the estate.</summary>
    /// <exception cref="ApiException">The parameters do not fit together.</exception>
    public virtual void CheckTogether(RequestParameters request)
    {
    }

    /// <summary>Whether the action is missing from today's documents.</summary>
    public virtual bool IsGoneToday => false;

    /// <summary>The root element of an XML answer.</summary>
    public virtual string XmlRoot => Name + "Response";

    /// <summary>
    /// The order of the members of a JSON answer, when it differs from the order in XML. Members that are not in this list
    /// follow in their own order. RequestId is first when it is not in the list.
    /// </summary>
    public virtual IReadOnlyList<string> JsonOrder => [];
}

/// <summary>An action that only reads.</summary>
internal abstract class ReadHandler : ActionHandler
{
    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <summary>Makes the answer. The estate is locked during the call.</summary>
    public abstract Answer Read(ActionCall call);
}

/// <summary>An action that changes the estate.</summary>
internal abstract class WriteHandler : ActionHandler
{
    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <summary>The id of an object that only one such call can use at a time. Null when there is no such limit.</summary>
    public virtual string? ExclusiveObject(ActionCall call) => null;

    /// <summary>
    /// Makes all checks, first of existence and then of state, and returns the change. It changes nothing itself, so a dry run ends here.
    /// The estate is locked from here until the change is made.
    /// </summary>
    /// <exception cref="ApiException">A check fails.</exception>
    public abstract Change Prepare(ActionCall call);
}

/// <summary>A change that passed all its checks.</summary>
/// <param name="ResourceId">The id of the bought, created or changed thing.</param>
/// <param name="Commit">Makes the change and the answer. It never fails.</param>
internal sealed record Change(string ResourceId, System.Func<Answer> Commit);
