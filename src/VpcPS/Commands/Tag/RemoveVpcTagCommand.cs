using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>Removes tags from resources: those with certain keys, or all. A tag that doesn't exist is not an error.</summary>
/// <remarks>
/// <para>
/// It asks before each removal, because a removal can't be undone. In an unattended script give -Force or -Confirm:$false.
/// </para>
/// </remarks>
/// <example>
/// <para>Remove one tag from an address</para>
/// <code>
/// Remove-VpcTag ipv6-hp351bytt9inrfp6tgubd -Key env -Force
/// </code>
/// <para>Nothing is emitted.</para>
/// </example>
/// <example>
/// <para>Remove a tag wherever it has a certain value</para>
/// <code>
/// Get-VpcTag -Tag @{ env = 'test' } | Where-Object Key -eq env | Remove-VpcTag -Force
/// </code>
/// <para>Tags from Get-VpcTag include their resource and their key.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "VpcTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveVpcTagCommand : TagCmdlet
{
    /// <summary>
    /// The keys of the tags, at most 20, as they are: blanks count, and there are no wildcards. Tags from Get-VpcTag include theirs.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("TagKey")]
    [TagKeys]
    [ValidateCount(0, UnTagResources.MaxTags)]
    public string[]? Key { get; set; }

    /// <summary>Remove all tags, instead of -Key.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Remove without asking. -WhatIf still removes nothing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Removes the tags from the row's resources.</summary>
    protected override void ProcessRecord()
    {
        string[]? keys = Key is { Length: > 0 } ? Key : null;
        if (keys is null != All.IsPresent)
        {
            WriteError(ErrorRecords.BadInput(
                "KeyOrAll", $"Either keys or -All is needed", $"Give the keys with -Key, or give -All to remove all tags.", ResourceId));
            return;
        }

        foreach (TagTarget target in ReadTargets(UnTagResources.MaxIds))
        {
            string which = keys is null ? UserText.Translate("all tags") : string.Join(", ", keys);
            if (ShouldRemove(
                UserText.Of($"{target} in {target.Region}: {which}"), UserText.Translate("Remove tags"), Force))
            {
                Queue(new Job(
                    key: target.Region + "/" + target.Ids[0],
                    async calls =>
                    {
                        await RequireAsync(calls, target, keys ?? []).ConfigureAwait(false);
                        var removal = new UnTagResources(target.Region, target.ResourceType, target.Ids) { TagKeys = keys };
                        await calls.ChangeAsync(removal).ConfigureAwait(false);
                        return null;
                    },
                    error => ErrorRecords.FromCall(error, target.Ids, target.Ids[0])));
            }
        }
    }

    // The service ignores a key that no resource has. A key with a blank at an end, or with a wildcard, is probably meant as another one,
    // so it has to be there.
    private static async Task RequireAsync(JobCalls calls, TagTarget target, IEnumerable<string> keys)
    {
        string[] unlikely = [.. keys.Where(key => key.Trim() != key || key.IndexOfAny(['*', '?']) >= 0)];
        var there = new HashSet<string>(StringComparer.Ordinal);
        string? next = unlikely.Length == 0 ? null : "";
        while (next is not null)
        {
            var list = new ListTagResources(target.Region, target.ResourceType)
            {
                ResourceIds = target.Ids,
                NextToken = next.Length == 0 ? null : next,
            };
            TokenPage<VpcTag> page = await calls.CallAsync(list).ConfigureAwait(false);
            there.UnionWith(page.Items.Select(tag => tag.Key!));
            next = WrittenText.TrimToNull(page.NextToken);
        }

        if (unlikely.FirstOrDefault(key => !there.Contains(key)) is { } missing)
        {
            throw new JobErrorException(ErrorRecords.BadInput(
                "NoSuchTagKey",
                $"{target} in {target.Region}: no tag has the key '{missing}'",
                $"Keys are taken as they are, with their blanks and without wildcards; -All removes all tags.",
                target.Ids,
                $"Get-VpcTag {target.Ids[0]} -Region {target.Region} -ResourceType {target.ResourceType}"));
        }
    }
}
