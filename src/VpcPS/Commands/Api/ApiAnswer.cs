using System.Collections.Generic;
using System.Linq;
using VpcPS.Binding;

namespace VpcPS.Commands;

/// <summary>The answer of an action, until the pipeline's thread makes an object from it.</summary>
/// <param name="Action">The action's name.</param>
/// <param name="Region">The region that was called.</param>
/// <param name="Members">The answer.</param>
internal sealed record ApiAnswer(string Action, string Region, IReadOnlyList<KeyValuePair<string, object?>> Members)
{
    /// <summary>The ids in the answer.</summary>
    public IEnumerable<KeyValuePair<string, string>> Ids => Members
        .Where(member => member.Value is string { Length: > 0 } && ApiParameters.IsId(member.Key))
        .Select(member => new KeyValuePair<string, string>(member.Key, (string)member.Value!));

    /// <summary>The action, the region and the ids, for messages to a user who no longer gets the object.</summary>
    public override string ToString()
    {
        string what = UserText.Of($"{Action} in {Region}");
        string ids = string.Join(", ", Ids.Select(id => id.Key + "=" + id.Value));
        return ids.Length == 0 ? what : what + ": " + ids;
    }
}

/// <summary>An item of an answer's list.</summary>
/// <param name="Id">The item's id, or null when it has none with a known name.</param>
/// <param name="Value">The item.</param>
/// <param name="List">The name of the list's items, such as EipAddress.</param>
/// <param name="RequestId">The service's id of the request.</param>
internal sealed record ApiItem(string? Id, object? Value, string List, string? RequestId);
