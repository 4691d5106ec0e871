using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Endpoints;
using static VpcPS.Emulator.State.EstateChecks;

namespace VpcPS.Emulator.State;

/// <summary>
/// The laws of every estate. The nesting of the file already says what belongs to what: an address can't name a VPC that does
/// not exist. Everything else is checked here and by <see cref="VpcLaws"/>.
/// </summary>
internal sealed class EstateLaws
{
    private readonly EstateIds _ids = new();
    private readonly VpcLaws _vpcs;

    private EstateLaws() => _vpcs = new VpcLaws(_ids);

    /// <summary>Checks an estate that was read from a file, and links each part to the object that contains it.</summary>
    /// <exception cref="EstateLawException">The estate breaks a law.</exception>
    public static void Enforce(EstateDocument estate)
    {
        var laws = new EstateLaws();
        Require(
            estate.EstateFormat == EstateDocument.CurrentFormat,
            "$.EstateFormat",
            $"only format {EstateDocument.CurrentFormat} is known");
        RequireRegion(estate.DefaultRegionId, "$.DefaultRegionId");
        laws.CheckKeys(estate.AccessKeys);
        ForEach(estate.Regions, "$.Regions", laws.CheckRegion);
    }

    private void CheckKeys(List<AccessKey> keys)
    {
        ForEach(keys, "$.AccessKeys", (key, path) =>
        {
            Require(key.AccessKeyId.Length > 0, path + ".AccessKeyId", "a key needs an id");
            Require(key.AccessKeySecret.Length > 0, path + ".AccessKeySecret", "a key needs a secret");
            Require(_ids.Add(key.AccessKeyId), path + ".AccessKeyId", $"the key '{key.AccessKeyId}' occurs twice");
            Require(
                key.Expiration is null || key.SecurityToken is not null,
                path + ".Expiration",
                "only a key with a SecurityToken expires");
            RequireUtc(key.Expiration, path + ".Expiration");
            Require(
                (key.Identity ?? key.DefaultIdentity).Split('/') is ["root"] or ["user", { Length: > 0 }]
                    or ["assumed-role", { Length: > 0 }, { Length: > 0 }],
                path + ".Identity",
                "an identity is root, user/<name> or assumed-role/<role>/<session>");
        });
        Require(
            keys.Any(k => k.SecurityToken is null && !k.Disabled),
            "$.AccessKeys",
            "at least one key without a SecurityToken, not disabled, is needed");
    }

    private void CheckRegion(EstateRegion region, string path)
    {
        RequireRegion(region.RegionId, path + ".RegionId");
        Require(_ids.Add(region.RegionId), path + ".RegionId", $"the region '{region.RegionId}' occurs twice");
        ForEach(region.Vpcs, path + ".Vpcs", _vpcs.Check);
        ForEach(
            region.ReservedIpv6Cidrs,
            path + ".ReservedIpv6Cidrs",
            (reserved, place) => RequireBlock(reserved.Ipv6CidrBlock, 56, place + ".Ipv6CidrBlock"));
        region.BuildIndex();
    }

    private static void RequireRegion(string regionId, string path) =>
        Require(RegionTable.Find(regionId) is { IsPublic: true }, path, $"'{regionId}' is not a known public region");
}
