using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using VpcPS.Core.Catalog;

namespace VpcPS.Emulator.Tests.Support;

/// <summary>Requests for actions of the catalog, made of what the catalog says.</summary>
internal static class CatalogRequests
{
    public static CatalogAction Facts(string action) => ActionCatalog.Find(action)!;

    /// <summary>A request with every parameter but DryRun, as it goes over the wire.</summary>
    public static Dictionary<string, string> Complete(string action) => Of(Facts(action).Parameters);

    /// <summary>A request with the required parameters alone.</summary>
    public static Dictionary<string, string> Least(string action) => Of(Facts(action).Parameters.Where(parameter => parameter.IsRequired));

    /// <summary>A request without a parameter, and without its items or members.</summary>
    public static Dictionary<string, string> Without(this Dictionary<string, string> request, string parameter) => request
        .Where(sent => sent.Key != parameter && !sent.Key.StartsWith(parameter + ".", System.StringComparison.Ordinal))
        .ToDictionary();

    /// <summary>A request with a text for a parameter.</summary>
    public static Dictionary<string, string> With(this Dictionary<string, string> request, string parameter, string text) =>
        new(request.Without(parameter)) { [parameter] = text };

    /// <summary>The value of a parameter as clients give it, before it is flattened.</summary>
    public static JsonNode Value(CatalogParameter parameter) => parameter.Type switch
    {
        _ when parameter.Name == "RegionId" => "cn-huhehaote",
        CatalogType.Number => 7,
        CatalogType.Boolean => true,
        CatalogType.List => new JsonArray(Value(parameter.Item!), Value(parameter.Item!)),
        CatalogType.Object => new JsonObject(parameter.Members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)Value(member)))),
        _ => "a b+*~/网",
    };

    private static Dictionary<string, string> Of(IEnumerable<CatalogParameter> parameters)
    {
        var request = new Dictionary<string, string>();
        foreach (CatalogParameter parameter in parameters.Where(parameter => parameter.Name != "DryRun"))
        {
            // A token is ASCII, and another one for each request.
            JsonNode value = parameter.Name is "ClientToken" or "Token" ? System.Guid.NewGuid().ToString() : Value(parameter);
            if (parameter.Form is CatalogForm.Json)
            {
                request.Add(parameter.Name, value.ToJsonString());
            }
            else if (parameter.Form is CatalogForm.Simple)
            {
                request.Add(parameter.Name, string.Join(",", value.AsArray().Select(item => item!.ToString())));
            }
            else
            {
                Flatten(request, parameter.Name, value);
            }
        }

        return request;
    }

    private static void Flatten(Dictionary<string, string> request, string path, JsonNode value)
    {
        switch (value)
        {
            case JsonArray list:
                foreach ((JsonNode? item, int index) in list.Select((item, index) => (item, index)))
                {
                    Flatten(request, $"{path}.{index + 1}", item!);
                }

                break;
            case JsonObject members:
                foreach (KeyValuePair<string, JsonNode?> member in members)
                {
                    Flatten(request, path + "." + member.Key, member.Value!);
                }

                break;
            default:
                request.Add(path, value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.ToString() : value.ToJsonString());
                break;
        }
    }
}
