using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>Estate files: writing and reading them, and the messages for broken ones.</summary>
public class EstateFileTests
{
    [Fact]
    public void The_estate_in_the_box_is_as_it_would_be_saved_but_for_what_may_be_left_out()
    {
        EstateDocument estate = Emulators.DefaultEstate();
        byte[] once = EstateFile.Render(estate);

        Assert.Equal(once, EstateFile.Render(EstateFile.Parse(once, null)));
        Assert.Contains("网站前端", Encoding.UTF8.GetString(once));
    }

    [Fact]
    public void The_estate_in_the_box_has_no_bandwidth_and_the_ids_of_the_seed()
    {
        EstateRegion region = Emulators.Huhehaote(Emulators.DefaultEstate());

        Assert.All(region.Ipv6Addresses, a => Assert.Null(a.Bandwidth));
        Assert.Equal(Seed.GatewayId, region.FindIpv6Address(Seed.AddressId)!.VSwitch.Vpc.Ipv6Gateway!.Ipv6GatewayId);
        Assert.NotNull(region.FindIpv6Address(Seed.OtherAddressId));
        Assert.All(region.Ipv6Addresses, a => Assert.Matches("^ipv6-hp3[0-9a-z]{18}$", a.Ipv6AddressId));
    }

    [Fact]
    public async Task What_was_bought_is_there_after_saving_and_starting_again()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("estate.json");
        string bandwidthId;
        using (EmulatorServer emulator = Emulators.Start())
        {
            using var caller = new Caller(emulator);
            bandwidthId = (await caller.AllocateAsync(("Bandwidth", "123"), ("InternetChargeType", "PayByTraffic"))).Text("InternetBandwidthId");
            emulator.SaveEstate(path);
        }

        using EmulatorServer second = Emulators.Start(estatePath: path);
        using var again = new Caller(second);
        string list = (await again.DescribeAsync(("Ipv6AddressId", Seed.AddressId))).Body;

        Assert.Contains($"\"Ipv6InternetBandwidthId\":\"{bandwidthId}\",\"Bandwidth\":123,\"InternetChargeType\":\"PayByTraffic\"", list);
        Assert.Equal("OperationFailed.InternetBandwidthAlreadyExisted", (await again.AllocateAsync()).Code);
    }

    [Fact]
    public async Task Saving_replaces_a_file_and_adds_nothing_beside_it_nor_regions_that_were_only_looked_at()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("estate.json");
        await File.WriteAllTextAsync(path, "old");
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        await caller.DescribeAsync(("RegionId", "cn-chengdu"));

        emulator.SaveEstate(path);

        Assert.Equal(EstateFile.Render(Emulators.DefaultEstate()), await File.ReadAllBytesAsync(path));
        Assert.Equal(1, directory.Count);
    }

    [Fact]
    public void A_save_that_fails_leaves_nothing_behind()
    {
        using var directory = new TemporaryDirectory();
        using EmulatorServer emulator = Emulators.Start();
        Directory.CreateDirectory(directory.File("taken"));

        Assert.ThrowsAny<Exception>(() => emulator.SaveEstate(directory.File("taken")));
        Assert.Equal(0, directory.Count);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        byte[] content = [0xEF, 0xBB, 0xBF, .. EstateFile.ReadBytes(null)];

        Assert.Equal(EstateFile.Render(Emulators.DefaultEstate()), EstateFile.Render(EstateFile.Parse(content, "x")));
    }

    [Fact]
    public void Middle_is_the_seeds_word_for_medium()
    {
        EstateDocument estate = Parse(Emulators.DefaultEstateText().Replace("\"Medium\"", "\"Middle\"", StringComparison.Ordinal));

        Assert.Contains(Emulators.Huhehaote(estate).Vpcs, v => v.Ipv6Gateway?.Spec == GatewaySpec.Medium);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("nowhere.json");

        var exception = Assert.Throws<EstateFileException>(() => Emulators.Start(estatePath: path));

        Assert.Equal(path, exception.Path);
        Assert.Equal(0, exception.Line);
        Assert.Contains(path, exception.Message);
    }

    [Fact]
    public void A_broken_file_starts_no_emulator()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("broken.json");
        File.WriteAllText(path, "{\n  \"EstateFormat\": 1,\n  oops\n}");

        var exception = Assert.Throws<EstateFileException>(() => Emulators.Start(estatePath: path));

        Assert.Equal((path, 3L), (exception.Path, exception.Line));
        Assert.Contains("line 3", exception.Message);
    }

    [Fact]
    public void A_file_without_a_name_is_refused_in_words() =>
        Assert.Contains("name a file", Assert.Throws<EstateFileException>(() => Emulators.Start(estatePath: "")).Message);

    // Each mistake is planted into the estate in the box, at the first place that has the text.
    [Theory]
    [InlineData("\"EstateFormat\": 1", "\"EstateFormat\": 2", "$.EstateFormat", "only format 1")]
    [InlineData("\"EstateFormat\": 1,", "", "$", "EstateFormat")]
    [InlineData("\"EstateFormat\": 1", "\"EstateFormat\": \"1\"", "$.EstateFormat", "a whole number is expected here")]
    [InlineData("\"EstateFormat\": 1", "\"EstateFormat\": \"1\"", "$.EstateFormat", "could not be converted")]
    [InlineData("\"DefaultRegionId\": \"cn-huhehaote\"", "\"DefaultRegionId\": \"nowhere\"", "$.DefaultRegionId", "not a known public region")]
    [InlineData("\"AccessKeySecret\": \"emulatorAccessKeySecret\"", "\"AccessKeySecret\": \"\"", "$.AccessKeys[0].AccessKeySecret", "needs a secret")]
    [InlineData("\"STS.emulatorAccessKeyId\"", "\"emulatorAccessKeyId\"", "$.AccessKeys[1].AccessKeyId", "occurs twice")]
    [InlineData("\"AccessKeySecret\": \"emulatorAccessKeySecret\"", "\"AccessKeySecret\": \"s\", \"Disabled\": true", "$.AccessKeys", "at least one key")]
    [InlineData("\"AccessKeySecret\": \"emulatorAccessKeySecret\"", "\"AccessKeySecret\": \"s\", \"Expiration\": \"2030-01-01T00:00:00Z\"", "$.AccessKeys[0].Expiration", "only a key with a SecurityToken")]
    [InlineData("\"AccessKeySecret\": \"emulatorAccessKeySecret\"", "\"AccessKeySecret\": \"s\", \"Identity\": \"alice\"", "$.AccessKeys[0].Identity", "user/<name>")]
    [InlineData("\"RegionId\": \"cn-hangzhou\"", "\"RegionId\": \"cn-huhehaote\"", "$.Regions[1].RegionId", "occurs twice")]
    [InlineData("\"RegionId\": \"cn-hangzhou\"", "\"RegionId\": \"cn-edge-1\"", "$.Regions[1].RegionId", "not a known public region")]
    [InlineData("\"VpcName\": \"web\"", "\"VpcNaem\": \"web\"", "$.Regions[0].Vpcs[0].VpcNaem", "the member 'VpcNaem' is unknown")]
    [InlineData("\"VpcName\": \"web\"", "\"VpcNaem\": \"web\"", "$.Regions[0].Vpcs[0].VpcNaem", "could not be mapped")]
    [InlineData("\"EstateFormat\": 1,", "\"EstateFormat\": 1, \"AccountId\": 1.5, ", "$.AccountId", "a whole number is expected here")]
    [InlineData("\"VpcName\": \"web\"", "\"VpcName\": \"web\", \"Tags\": [1]", "$.Regions[0].Vpcs[0].Tags[0]", "an object is expected here")]
    [InlineData("\"DefaultRegionId\": \"cn-huhehaote\"", "\"DefaultRegionId\": 1", "$.DefaultRegionId", "a text in quotation marks is expected here")]
    [InlineData("\"AccessKeys\": [", "\"AccessKeys\": \"abc\", \"Answers\": [", "$.AccessKeys", "a list is expected here")]
    [InlineData("\"VpcName\": \"web\"", "\"VpcName\": \"web\", \"IsDefault\": 1", "$.Regions[0].Vpcs[0].IsDefault", "true or false is expected here")]
    [InlineData("\"VpcName\": \"web\"", "\"VpcName\": null", "$.Regions[0].Vpcs[0].VpcName", "null isn't allowed here")]
    [InlineData("\"VpcId\": \"vpc-hp3kzilwd9yflssfdlgqe\"", "\"VpcId\": \"hp3kzilwd9yflssfdlgqe\"", "$.Regions[0].Vpcs[0].VpcId", "does not begin with 'vpc-'")]
    [InlineData("2408:4004:c0:200::/56", "2408:4004:c0:200::/57", "$.Regions[0].Vpcs[0].Ipv6CidrBlocks[0]", "not an IPv6 block of size /56")]
    [InlineData("2408:4004:c0:200::/64", "2408:4004:c0:300::/64", "$.Regions[0].Vpcs[0].VSwitches[0].Ipv6CidrBlock", "outside the IPv6 blocks of the VPC")]
    [InlineData("\"Spec\": \"Small\"", "\"Spec\": \"small\"", "$.Regions[0].Vpcs[0].Ipv6Gateway.Spec", "one of Small, Medium, Large")]
    [InlineData("\"Spec\": \"Small\"", "\"Spec\": 0", "$.Regions[0].Vpcs[0].Ipv6Gateway.Spec", "one of Small, Medium, Large")]
    [InlineData("\"CreationTime\": \"2026-03-01T02:00:00Z\"", "\"CreationTime\": \"2026-03-01T02:00:00+08:00\"", "$.Regions[0].Vpcs[0].Ipv6Gateway.CreationTime", "times are UTC")]
    [InlineData("\"ipv6-hp352ungkzcknmeicfvss\"", "\"ipv6-hp351bytt9inrfp6tgubd\"", "$.Regions[0].Vpcs[0].VSwitches[0].Ipv6Addresses[1].Ipv6AddressId", "occurs twice")]
    [InlineData("\"2408:4004:c0:200:35b:cd32:c460:6aa5\"", "\"2408:4004:c0:200:35b:cd32:c460:6AA4\"", "$.Regions[0].Vpcs[0].VSwitches[0].Ipv6Addresses[1].Ipv6Address", "occurs twice in the VPC")]
    [InlineData("\"2408:4004:c0:200:35b:cd32:c460:6aa5\"", "\"10.0.0.1\"", "$.Regions[0].Vpcs[0].VSwitches[0].Ipv6Addresses[1].Ipv6Address", "not an IPv6 address")]
    [InlineData("\"2408:4004:c0:200:35b:cd32:c460:6aa5\"", "\"2408:4004:c0:201::1\"", "$.Regions[0].Vpcs[0].VSwitches[0].Ipv6Addresses[1].Ipv6Address", "outside the IPv6 block of the vSwitch")]
    [InlineData("\"AssociatedInstanceType\": \"EcsInstance\",", "", "$.Regions[0].Vpcs[0].VSwitches[0].Ipv6Addresses[0]", "go together")]
    [InlineData("\"Key\": \"env\"", "\"Key\": \"app\"", "$.Regions[0].Vpcs[0].VSwitches[0].Ipv6Addresses[0].Tags[1].Key", "occurs twice")]
    [InlineData("\"Key\": \"env\"", "\"Key\": \"\"", "$.Regions[0].Vpcs[0].VSwitches[0].Ipv6Addresses[0].Tags[1].Key", "1 to 128")]
    [InlineData("\"Status\": \"Pending\"", "\"Status\": \"Creating\"", "$.Regions[0].Vpcs[1].VSwitches[0].Ipv6Addresses[5].Status", "one of Pending, Available, Deleting")]
    public void A_mistake_is_told_with_its_place(string text, string mistake, string jsonPath, string reason)
    {
        string right = Emulators.DefaultEstateText();
        int at = right.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{text}' is not in the estate in the box.");

        var exception = Assert.Throws<EstateFileException>(
            () => Parse(string.Concat(right.AsSpan(0, at), mistake, right.AsSpan(at + text.Length))));

        Assert.Equal(jsonPath, exception.JsonPath);
        Assert.Contains(reason, exception.Reason);
        Assert.Equal("file.json", exception.Path);
        if (mistake.Length > 0 && jsonPath != "$.AccessKeys")
        {
            Assert.Equal(right.AsSpan(0, at).Count('\n') + 1, exception.Line);
        }
    }

    [Theory]
    [InlineData(0, "Ipv6InternetBandwidthId", "does not begin with 'ipv6bw-'")]
    [InlineData(1, "Bandwidth", "1 to 5000")]
    [InlineData(2, "", "needs an IPv6 gateway")]
    [InlineData(3, "", "unique-local")]
    public void A_bandwidth_obeys_its_laws(int mistake, string member, string reason)
    {
        EstateDocument estate = Emulators.DefaultEstate();
        EstateRegion region = Emulators.Huhehaote(estate);
        EstateAddress address = mistake switch
        {
            2 => region.Ipv6Addresses.Single(a => a.VSwitch.Vpc.Ipv6Gateway is null),
            3 => region.Ipv6Addresses.Single(a => Ipv6Block.IsUniqueLocal(a.Literal)),
            _ => region.FindIpv6Address(Seed.AddressId)!,
        };
        address.Bandwidth = new EstateBandwidth
        {
            Ipv6InternetBandwidthId = mistake == 0 ? "bw-1" : "ipv6bw-1",
            Bandwidth = mistake == 1 ? 5001 : 5,
            InternetChargeType = InternetChargeType.PayByTraffic,
        };

        var exception = Assert.Throws<EstateFileException>(() => EstateFile.Parse(EstateFile.Render(estate), "file.json"));

        Assert.EndsWith(".Ipv6InternetBandwidth" + (member.Length > 0 ? "." + member : ""), exception.JsonPath);
        Assert.Contains(reason, exception.Reason);
        Assert.True(exception.Line > 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{\"a\":\"\xff\"}")]
    public void What_is_no_estate_at_all_is_refused(string text) =>
        Assert.Throws<EstateFileException>(() => EstateFile.Parse(Encoding.Latin1.GetBytes(text), "file.json"));

    private static EstateDocument Parse(string text) => EstateFile.Parse(Encoding.UTF8.GetBytes(text), "file.json");
}
