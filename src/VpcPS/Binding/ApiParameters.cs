using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using VpcPS.Core.Catalog;

namespace VpcPS.Binding;

/// <summary>Makes parameters of a command from the parameters of an action.</summary>
internal static class ApiParameters
{
    /// <summary>The API's name for the region. Commands call it -Region.</summary>
    public const string RegionId = "RegionId";

    // Parameters that control the call and say nothing about the thing that a row names. They are not read from rows, because a row that is
    // an answer has, for example, the page number of that answer.
    private static readonly HashSet<string> OfTheCall =
        new(["DryRun", "PageNumber", "PageSize", "NextToken", "MaxResults"], StringComparer.Ordinal);

    // Ids that do not identify the thing that an action is about.
    private static readonly HashSet<string> OtherIds =
        new(["RequestId", RegionId, "OrderId", "ResourceGroupId", "OwnerId"], StringComparer.Ordinal);

    // The engine refuses a command if one of its parameters has the name or alias of a common parameter.
    private static readonly string[] CommonNames =
    [
        .. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters, "ProgressAction",
        "vb", "db", "ea", "wa", "infa", "proga", "ev", "wv", "iv", "ov", "ob", "pv", "wi", "cf",
    ];

    /// <summary>
    /// Whether a parameter of an action can't become a parameter of the command, because the command already has one with this name. The
    /// user passes it with -Parameter.
    /// </summary>
    /// <param name="command">The cmdlet's type.</param>
    /// <param name="name">The name in the API.</param>
    public static bool Clashes(Type command, string name) => NamesOf(command).Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the parameters of an action.</summary>
    /// <param name="command">The cmdlet's type.</param>
    /// <param name="action">The action.</param>
    /// <param name="showsRequired">
    /// Whether required parameters are mandatory for the engine. The engine would ask for missing ones one by one, so a running command
    /// reports them itself.
    /// </param>
    /// <param name="reading">How the command reads its values.</param>
    public static RuntimeDefinedParameterDictionary Of(Type command, CatalogAction action, bool showsRequired, ApiReading reading)
    {
        var parameters = new RuntimeDefinedParameterDictionary();
        HashSet<string> taken = NamesOf(command);
        foreach (CatalogParameter parameter in action.Parameters.Where(parameter => !taken.Contains(parameter.Name)))
        {
            var attributes = new Collection<Attribute>
            {
                new ParameterAttribute
                {
                    Mandatory = showsRequired && parameter.IsRequired,
                    ValueFromPipelineByPropertyName = BindsFromRows(parameter.Name),
                },
                new ApiValueAttribute(parameter, action.IsRead, reading),
            };
            if (parameter.Name == action.TokenParameter)
            {
                attributes.Add(new ClientTokenAttribute());
            }

            parameters.Add(parameter.Name, new RuntimeDefinedParameter(parameter.Name, TypeOf(parameter), attributes));
        }

        return parameters;
    }

    /// <summary>Whether a name is that of an id that identifies the thing an action is about.</summary>
    public static bool IsId(string name) => name.EndsWith("Id", StringComparison.Ordinal) && !OtherIds.Contains(name);

    /// <summary>Whether a column of a row is read for a parameter.</summary>
    public static bool BindsFromRows(string name) => !OfTheCall.Contains(name);

    /// <summary>The type of a parameter or of a member, as PowerShell writes it.</summary>
    public static string NameOfType(CatalogParameter parameter) => parameter.Type switch
    {
        CatalogType.Number => "long",
        CatalogType.Boolean => "bool",
        CatalogType.Object => "hashtable",
        CatalogType.List => NameOfType(parameter.Item!) + "[]",
        _ => "string",
    };

    private static HashSet<string> NamesOf(Type command) => new(
        command.GetProperties()
            .Where(property => property.IsDefined(typeof(ParameterAttribute)))
            .SelectMany(property => property.GetCustomAttribute<AliasAttribute>()?.AliasNames.Prepend(property.Name) ?? [property.Name])
            .Concat(CommonNames),
        StringComparer.OrdinalIgnoreCase);

    // A parameter without a value is null, so numbers and booleans are nullable; the engine shows them as long and bool. -DryRun is a
    // switch in all commands of the module.
    private static Type TypeOf(CatalogParameter parameter) => parameter switch
    {
        { Name: "DryRun", Type: CatalogType.Boolean } => typeof(SwitchParameter),
        { Type: CatalogType.Number } => typeof(long?),
        { Type: CatalogType.Boolean } => typeof(bool?),
        { Type: CatalogType.Object } => typeof(Hashtable),
        { Type: CatalogType.List, Item.Type: CatalogType.Object } => typeof(Hashtable[]),
        { Type: CatalogType.List, Item.Type: CatalogType.Number } => typeof(long[]),
        { Type: CatalogType.List } => typeof(string[]),
        _ => typeof(string),
    };
}
