using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Actions;

namespace VpcPS.Commands;

/// <summary>
/// Puts tags on resources. A tag with a key that is there already gets the new value. A resource has at most 20 tags.
/// </summary>
[Cmdlet(VerbsCommon.Add, "VpcTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class AddVpcTagCommand : TagCmdlet
{
    /// <summary>The tags, at most 20: @{ env = 'prod'; app = 'web' }. A value may be empty.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateCount(1, TagResources.MaxTags)]
    public Hashtable Tag { get; set; } = [];

    /// <summary>Puts the tags on the row's resources.</summary>
    protected override void ProcessRecord()
    {
        // The service wants a value with each key, be it empty.
        List<KeyValuePair<string, string?>> tags = [.. Tag.ToTags()!.Select(tag => new KeyValuePair<string, string?>(tag.Key, tag.Value ?? ""))];
        foreach (TagTarget target in ReadTargets(TagResources.MaxIds))
        {
            if (ShouldProcess($"{target} in {target.Region}: {string.Join(", ", tags.Select(tag => tag.Key + "=" + tag.Value))}", "Add tags"))
            {
                Queue(new Row(
                    target.Ids,
                    key: target.Region + "/" + target.Ids[0],
                    async calls =>
                    {
                        await calls.CallAsync(new TagResources(target.Region, target.ResourceType, target.Ids, tags)).ConfigureAwait(false);
                        return null;
                    },
                    error => ErrorRecords.FromCall(error, target.Ids, target.Ids[0])));
            }
        }
    }
}
