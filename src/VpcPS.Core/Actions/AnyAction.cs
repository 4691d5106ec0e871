using System.Collections.Generic;
using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;

namespace VpcPS.Core.Actions;

/// <summary>
/// An action of the API that is called by its name. The answer is a tree: an object is a list of names and values in the order of the
/// answer, and a list is an array. Texts, numbers and booleans are kept as they are. Absent values are null.
/// </summary>
internal sealed class AnyAction : ApiAction<IReadOnlyList<KeyValuePair<string, object?>>>, IHasClientToken, IHasDryRun
{
    private const string DryRunParameter = "DryRun";

    private readonly IReadOnlyList<KeyValuePair<string, string>> _parameters;
    private readonly string? _tokenParameter;
    private readonly string? _token;
    private readonly bool _dryRun;

    /// <summary>Makes the call.</summary>
    /// <param name="kind">The facts about the action.</param>
    /// <param name="region">The region that the call is for; it is sent as RegionId.</param>
    /// <param name="parameters">The parameters in the form in which they are sent, without RegionId.</param>
    /// <param name="product">The product that has the action; null for Vpc.</param>
    public AnyAction(
        AnyActionKind kind, string region, IReadOnlyList<KeyValuePair<string, string>> parameters, ApiProduct? product = null)
        : base(region)
    {
        Declaration = product is null ? kind.Declaration : kind.Declaration with { Product = product };
        _parameters = parameters;
        _tokenParameter = kind.TokenParameter;
        _token = ValueOf(TokenParameter);
        // When the action is unknown, so is whether it has a dry run. The service might carry it out.
        _dryRun = kind.HasDryRun && ValueOf(DryRunParameter) == "true";
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration { get; }

    /// <inheritdoc/>
    // The token may be among the caller's parameters. It is kept here, and ApiAction sends it.
    public string? ClientToken => _token;

    /// <summary>The name and the value of the idempotency token, with which a repetition is harmless. Null without one.</summary>
    public KeyValuePair<string, string>? Token => ClientToken is { Length: > 0 } token ? new(TokenParameter, token) : null;

    /// <inheritdoc/>
    internal override IReadOnlyList<KeyValuePair<string, string>> BodyParameters => Body;

    /// <summary>The parameters that signature V3 sends in the body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Body { get; init; } = [];

    /// <summary>Values that must not be shown in any text.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    internal override IReadOnlyList<string> Secrets => Hidden;

    bool IHasDryRun.DryRun => _dryRun;

    private protected override string TokenParameter => _tokenParameter ?? "ClientToken";

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        string token = TokenParameter;
        foreach (KeyValuePair<string, string> parameter in _parameters)
        {
            if (parameter.Key != token && !(_dryRun && parameter.Key == DryRunParameter))
            {
                parameters.Add(parameter.Key, parameter.Value);
            }
        }
    }

    internal override IReadOnlyList<KeyValuePair<string, object?>> ReadAnswer(AnswerObject answer) => answer.Members();

    private string? ValueOf(string name)
    {
        string? value = null;
        foreach (KeyValuePair<string, string> parameter in _parameters)
        {
            value = parameter.Key == name ? parameter.Value : value;
        }

        return value;
    }
}
