using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;

namespace VpcPS.Core.Actions;

/// <summary>
/// An action of the API, by its name. The answer is a tree. An object is a list of names and values in the order of the
/// answer, and a list is an array. Texts, numbers and booleans are themselves. Absent values are null.
/// </summary>
internal sealed class AnyAction : ApiAction<IReadOnlyList<KeyValuePair<string, object?>>>, IHasClientToken
{
    private static readonly string[] ReadPrefixes = ["Describe", "List", "Get", "Query", "Check"];

    private readonly IReadOnlyList<KeyValuePair<string, string>> _parameters;

    /// <summary>Describes the call.</summary>
    /// <param name="name">The action's name in the API.</param>
    /// <param name="region">The region that the call is for; it is sent as RegionId.</param>
    /// <param name="parameters">The parameters as the wire has them, without RegionId.</param>
    /// <param name="product">The product that has the action; null for Vpc.</param>
    public AnyAction(
        string name, string region, IReadOnlyList<KeyValuePair<string, string>> parameters, ApiProduct? product = null)
        : base(region)
    {
        ActionDeclaration declared = IsRead(name) ? ActionDeclaration.Reads(name) : ActionDeclaration.UnknownChange(name);
        Declaration = declared with { Product = product ?? ApiProduct.Vpc };
        _parameters = parameters;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration { get; }

    // The caller's parameters may have a ClientToken; ApiAction adds it from here.
    string? IHasClientToken.ClientToken => _parameters.LastOrDefault(parameter => parameter.Key == "ClientToken").Value;

    /// <summary>Whether an action only reads, as its name says: Describe..., List..., Get..., Query..., Check...</summary>
    public static bool IsRead(string name) => ReadPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        foreach (KeyValuePair<string, string> parameter in _parameters.Where(parameter => parameter.Key != "ClientToken"))
        {
            parameters.Add(parameter.Key, parameter.Value);
        }
    }

    internal override IReadOnlyList<KeyValuePair<string, object?>> ReadAnswer(AnswerObject answer) => answer.Members();
}
