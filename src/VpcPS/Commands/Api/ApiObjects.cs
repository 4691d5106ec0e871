using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using VpcPS.Binding;
using VpcPS.Core.Catalog;
using VpcPS.Session;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Makes objects for scripts from answers. They have the service's names, a type name that contains the action's name, the region, the
/// request id, times as DateTimeOffset, and the properties that PowerShell shows by default.
/// </summary>
internal sealed class ApiObjects
{
    private const string Namespace = "VpcPS.Api.";
    private const string RegionId = "RegionId";
    private const string RequestId = "RequestId";

    private static readonly Regex UtcTime = new(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$", RegexOptions.CultureInvariant);

    private readonly string _action;
    private readonly CatalogAction? _known;
    private readonly List<KeyValuePair<string, string>> _renamed = [];

    /// <summary>Makes a converter for the answers of an action.</summary>
    /// <param name="action">The action's name.</param>
    /// <param name="known">The catalog's entry for the action, or null.</param>
    public ApiObjects(string action, CatalogAction? known)
    {
        _action = action;
        _known = known;
    }

    /// <summary>Returns the members that were renamed since the last call; see <see cref="AnswerShape.ToObject"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> TakeRenamed()
    {
        KeyValuePair<string, string>[] taken = [.. _renamed];
        _renamed.Clear();
        return taken;
    }

    /// <summary>Whether an object came from an action, so that its columns were not written by a user.</summary>
    public static bool IsFromAction(string typeName) => typeName.StartsWith(Namespace, StringComparison.Ordinal);

    /// <summary>Makes the object of a whole answer.</summary>
    public object? Of(ApiAnswer answer)
    {
        object? whole = Convert(answer.Members);
        return Complete(whole, Namespace + _action, answer.Region, requestId: null);
    }

    /// <summary>Makes the object of one item of a list.</summary>
    public object? Of(ApiItem item, string region)
    {
        object? part = Convert(item.Value);
        if (part is not PSObject { BaseObject: PSCustomObject } whole)
        {
            return part;
        }

        string type = Namespace + _action + "." + item.List;
        if (SessionsHere.Current.ShownTypes.Add(type))
        {
            TypeMembers.Show(type, [.. ShownOf(whole, item.List)]);
        }

        return Complete(whole, type, region, item.RequestId);
    }

    /// <summary>Finds the list in an answer, with the name of its items. Null when it has none.</summary>
    public (string Name, IReadOnlyList<object?> Items)? ListOf(IReadOnlyList<KeyValuePair<string, object?>> answer) =>
        AnswerShape.FindList(answer, _known?.ListPath ?? []);

    private object? Convert(object? value) => AnswerShape.ToObject(value, _renamed, TimeOf);

    private static object? Complete(object? part, string type, string region, string? requestId)
    {
        if (part is PSObject whole)
        {
            whole.TypeNames.Insert(0, type);
            AddUnlessThere(whole, RegionId, region);
            AddUnlessThere(whole, RequestId, requestId);
        }

        return part;
    }

    private static void AddUnlessThere(PSObject whole, string name, string? value)
    {
        if (value is not null && whole.Properties[name] is null)
        {
            whole.Properties.Add(new PSNoteProperty(name, value));
        }
    }

    // Only members with such names contain times. Other texts in the form of a time were written by users.
    private static object? TimeOf(string name, string text) =>
        (name.EndsWith("Time", StringComparison.Ordinal) || name.EndsWith("Date", StringComparison.Ordinal)
            || name.StartsWith("Gmt", StringComparison.Ordinal))
        && text.Length is 17 or 20
        && UtcTime.IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? IsoTime.Of(time)
            : null;

    // The properties to show by default: id, name, status and creation time, if the item has them.
    private IEnumerable<string> ShownOf(PSObject item, string list)
    {
        string[] names = [.. item.Properties.Select(property => property.Name)];
        string? Found(params string[] wanted) => wanted.FirstOrDefault(names.Contains);
        return new[]
        {
            IdOf(names, list),
            Found(list + "Name", "Name", "InstanceName") ?? Array.Find(names, name => name.EndsWith("Name", StringComparison.Ordinal)),
            Found("Status", list + "Status", "State") ?? Array.Find(names, name => name.EndsWith("Status", StringComparison.Ordinal)),
            Found("CreationTime", "CreateTime", "AllocationTime", "GmtCreate", "CreatedTime"),
        }.OfType<string>();
    }

    // The action that lists things of a kind usually has their id as a filter, so the name of that parameter is the name of the id.
    private string? IdOf(string[] names, string list) =>
        Array.Find(names, name => name == list + "Id")
        ?? _known?.Parameters.Select(parameter => parameter.Name).FirstOrDefault(name => IsOwnId(name) && names.Contains(name))
        ?? Array.Find(names, IsOwnId)
        ?? Array.Find(names, name => name == "InstanceId");

    private static bool IsOwnId(string name) => ApiParameters.IsId(name)
        && name is not ("VpcId" or "VSwitchId" or "InstanceId" or "ZoneId");
}
