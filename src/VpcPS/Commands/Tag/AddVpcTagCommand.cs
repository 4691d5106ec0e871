using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Actions;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Adds tags to resources. A tag whose key already exists gets the new value. A resource has at most 20 tags.
/// </summary>
/// <remarks>
/// <para>Addresses, gateways, VPCs, vSwitches and route tables have tags; bandwidths and egress-only rules have none.</para>
/// </remarks>
/// <example>
/// <para>Tag an address</para>
/// <code>
/// Add-VpcTag ipv6-hp351bytt9inrfp6tgubd @{ owner = 'web team'; reviewed = '2026-10' }
/// </code>
/// <para>Nothing is emitted. Other tags of the address stay.</para>
/// </example>
/// <example>
/// <para>Tag all addresses of a VPC</para>
/// <code>
/// Get-VpcIpv6Address -VpcId vpc-hp3kzilwd9yflssfdlgqe | Add-VpcTag -Tag @{ app = 'web' }
/// </code>
/// <para>Objects of Get-VpcIpv6Address, Get-VpcIpv6Gateway, Get-VpcNetwork, Get-VpcVSwitch and Get-VpcRouteTable may be piped in.</para>
/// </example>
/// <example>
/// <para>Tag the addresses of a CSV</para>
/// <code>
/// Import-Csv plan.csv |
///     Select-Object @{ Name = 'ResourceId'; Expression = { $_.Ipv6AddressId } }, Region |
///     Add-VpcTag -Tag @{ plan = 'autumn' } -WhatIf
/// </code>
/// <para>Rows need a column ResourceId, or the id column of an address, a gateway, a vSwitch or a VPC. Without -WhatIf the tags
/// are added.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "VpcTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class AddVpcTagCommand : TagCmdlet
{
    /// <summary>The tags, at most 20: @{ env = 'prod'; app = 'web' }. A value may be empty.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateCount(1, TagResources.MaxTags)]
    [Tags]
    public Hashtable Tag { get; set; } = [];

    /// <summary>Adds the tags to the row's resources.</summary>
    protected override void ProcessRecord()
    {
        List<KeyValuePair<string, string?>> tags = Tag.ToTags()!;
        foreach (TagTarget target in ReadTargets(TagResources.MaxIds))
        {
            string pairs = string.Join(", ", tags.Select(tag => tag.Key + "=" + tag.Value));
            if (ShouldProcess(UserText.Of($"{target} in {target.Region}: {pairs}"), UserText.Translate("Add tags")))
            {
                Queue(new Job(
                    key: target.Region + "/" + target.Ids[0],
                    async calls =>
                    {
                        var addition = new TagResources(target.Region, target.ResourceType, target.Ids, tags);
                        await calls.ChangeAsync(addition).ConfigureAwait(false);
                        return null;
                    },
                    error => ErrorRecords.FromCall(error, target.Ids, target.Ids[0])));
            }
        }
    }
}
