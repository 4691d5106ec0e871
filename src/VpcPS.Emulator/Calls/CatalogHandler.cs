using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Catalog;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// An action without a model, which the emulator knows only from the catalog. Its requests are checked like those of other actions. But it
/// can only be answered if a user has defined an answer for it.
/// </summary>
internal sealed class CatalogHandler : ActionHandler
{
    private readonly IReadOnlyList<CatalogedParameter> _values;
    private readonly string? _tokenName;

    /// <summary>Makes the declaration of an action from the catalog.</summary>
    /// <param name="facts">The catalog's entry for the action.</param>
    public CatalogHandler(CatalogAction facts)
        : base(facts.Name)
    {
        Parameters = [.. facts.Parameters.Select(parameter => Declare(parameter, facts.TokenParameter))];
        _values = [.. facts.Parameters.Select(parameter => new CatalogedParameter(parameter))];
        ChangesState = !facts.IsRead;
        ListPath = facts.ListPath;
        _tokenName = facts.TokenParameter;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override bool ChangesState { get; }

    /// <summary>The path of members in the answer that leads to its list. Empty when the answer has no list.</summary>
    public IReadOnlyList<string> ListPath { get; }

    /// <inheritdoc/>
    public override Parameter<string>? Token =>
        _tokenName is null ? null : (Parameter<string>)Parameters.First(parameter => parameter.Name == _tokenName);

    /// <summary>The parameters of a request with their types; see <see cref="CatalogedParameter"/>.</summary>
    /// <exception cref="ApiException">A value does not have the type of its parameter.</exception>
    public IReadOnlyList<KeyValuePair<string, object?>> ReadAll(RequestParameters request) =>
    [
        .. _values.Where(value => value.IsPresent(request))
            .Select(value => new KeyValuePair<string, object?>(value.Name, value.Read(request))),
    ];

    // ClientToken, RegionId and DryRun have the same meaning in every action.
    private static Parameter Declare(CatalogParameter parameter, string? tokenName) => parameter.Name switch
    {
        _ when parameter.Name == CommonParameters.DryRun.Name => CommonParameters.DryRun,
        _ when parameter.Name == CommonParameters.RegionId.Name =>
            parameter.IsRequired ? CommonParameters.RegionId : CommonParameters.OptionalRegionId,
        _ when parameter.Name == tokenName => parameter is { Name: "ClientToken", IsRequired: false }
            ? CommonParameters.ClientToken
            : new TextParameter(parameter.Name) { MaximumLength = 64, AsciiOnly = true, Required = parameter.IsRequired },
        _ => new CatalogedParameter(parameter) { Required = parameter.IsRequired },
    };
}
