using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Credentials;
using VpcPS.Core.Http;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using VpcPS.Emulator;
using VpcPS.Session;

namespace VpcPS.DesktopRun;

/// <summary>Does the main work of the module without PowerShell: purchases on the emulator, refused purchases, a list, a journal.</summary>
internal static class MainJob
{
    private const string Region = "cn-huhehaote";
    private const string Gateway = "ipv6gw-hp38x2x0fz785tlc65pfv";

    public static async Task RunAsync()
    {
        new ModuleLifetime().OnImport();
        Console.WriteLine("TLS 1.2: " + OffersTls12());
        Console.WriteLine("connections to a host: " + ServicePointManager.DefaultConnectionLimit);

        using EmulatorServer emulator = EmulatorServer.Start();
        foreach (SignatureVersion version in new[] { SignatureVersion.V3, SignatureVersion.V1 })
        {
            using VpcClient client = Connect(emulator, version);
            await BuyAsync(client, version, version == SignatureVersion.V3 ? "ipv6-hp351bytt9inrfp6tgubd" : "ipv6-hp352ungkzcknmeicfvss").ConfigureAwait(false);
            await BuyAsync(client, version, "ipv6-hp3unknown").ConfigureAwait(false);
        }

        using (VpcClient client = Connect(emulator, SignatureVersion.V3))
        {
            Page<Ipv6Gateway> page = await client.SendAsync(new DescribeIpv6Gateways(Region), log: null, CancellationToken.None).ConfigureAwait(false);
            Console.WriteLine("gateways: " + string.Join(", ", page.Items.Select(gateway => gateway.Ipv6GatewayId)));
        }

        await KeepJournalAsync().ConfigureAwait(false);
        Console.WriteLine("errors are in the user's language: " + SpeaksChinese());
        Console.WriteLine("faults of the emulator: " + emulator.InternalFaults.Count);
    }

    // The translations are in an assembly of their own, in a folder beside the others.
    private static bool SpeaksChinese()
    {
        CultureInfo own = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            _ = new AlibabaCloudCredentials("", "secret");
            return false;
        }
        catch (ArgumentException e)
        {
            return e.Message.StartsWith("AccessKey ID为空", StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = own;
        }
    }

    private static bool OffersTls12() =>
        ServicePointManager.SecurityProtocol is SecurityProtocolType.SystemDefault
        || ServicePointManager.SecurityProtocol.HasFlag(SecurityProtocolType.Tls12);

    private static VpcClient Connect(EmulatorServer emulator, SignatureVersion version) => new(
        new StaticCredentialsProvider(new AlibabaCloudCredentials(emulator.AccessKeyId, emulator.AccessKeySecret), "the emulator"),
        new VpcClientOptions { EndpointUrl = emulator.EndpointUrl, SignatureVersion = version, Timeout = TimeSpan.FromSeconds(60) });

    private static async Task BuyAsync(VpcClient client, SignatureVersion version, string address)
    {
        var purchase = new AllocateIpv6InternetBandwidth(Region, address, Gateway, bandwidth: 2, Guid.NewGuid().ToString("N"));
        try
        {
            Ipv6InternetBandwidth bought = await client.SendAsync(purchase, log: null, CancellationToken.None).ConfigureAwait(false);
            Console.WriteLine($"{version} bought for {bought.Ipv6AddressId}: {bought.Bandwidth}");
        }
        catch (VpcApiException e)
        {
            Console.WriteLine($"{version} refused for {address}: {e.Code}");
        }
    }

    private static async Task KeepJournalAsync()
    {
        string path = Path.Combine(Path.GetTempPath(), $"vpcps-{Guid.NewGuid():N}.jsonl");
        var purchase = new Ipv6InternetBandwidth
        {
            Ipv6AddressId = "ipv6-1",
            Ipv6GatewayId = Gateway,
            Bandwidth = 2,
            InternetChargeType = InternetChargeTypes.PayByTraffic,
            RegionId = Region,
            ClientToken = "token-1",
        };
        try
        {
            var owner = JournalOwner.Of(endpoint: null, new AlibabaCloudCredentials("testAccessKeyId", "testAccessKeySecret"));
            using (PurchaseJournal journal = PurchaseJournal.Open(path, owner, SystemClock.Instance))
            {
                await journal.SendingAsync(purchase).ConfigureAwait(false);
            }

            using PurchaseJournal reopened = PurchaseJournal.Open(path, owner, SystemClock.Instance);
            Console.WriteLine("unfinished in the journal: " + reopened.FindUnfinished(purchase)?.ClientToken);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
