using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Soak;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>
/// Lists that change while they are read: what is in the list from the first request to the last is returned exactly once.
/// </summary>
public sealed class ChangingListTests
{
    public static TheoryData<int, int, int> Mixtures()
    {
        var mixtures = new TheoryData<int, int, int>();
        int seed = 0;
        foreach (int pageSize in new[] { 1, 2, 3, 4, 5, 7, 10, 20, 49, 50 })
        {
            foreach (int throttleLimit in new[] { 1, 4, 32 })
            {
                mixtures.Add(pageSize, throttleLimit, ++seed);
            }
        }

        return mixtures;
    }

    // With each request, another client removes and adds the same number of objects, so the count does not change.
    [Theory]
    [MemberData(nameof(Mixtures))]
    public void Another_client_that_removes_and_adds_hides_nothing(int pageSize, int throttleLimit, int seed)
    {
        using var list = new ChangingList(pageSize < 4 ? 40 : 300, pageSize) { Random = new Random(seed), IsBalanced = pageSize >= 4 };
        using ModuleSession session = ModuleSession.ConnectedTo(list.Endpoint);

        ScriptResult result = session.Run($"Get-VpcIpv6Address -ThrottleLimit {throttleLimit} -ErrorAction SilentlyContinue");

        list.ShouldHaveComeOutOf(result);
    }

    [Theory]
    [MemberData(nameof(Mixtures))]
    public void What_the_pipeline_takes_out_of_the_list_moves_nothing_past_it(int pageSize, int throttleLimit, int seed)
    {
        using var list = new ChangingList(300, pageSize);
        using ModuleSession session = ModuleSession.ConnectedTo(list.Endpoint);
        // Some are taken out, some stay.
        int outOf = (seed % 3) + 1;

        ScriptResult result = session.Run(
            $"$n = 0; Get-VpcIpv6Address -ThrottleLimit {throttleLimit} | ForEach-Object {{ if (++$n % {outOf} -eq 0) {{ $list.Remove($_.Ipv6AddressId) }}; $_ }}", ("list", list));

        result.ShouldHaveNoErrors();
        Assert.Equal(list.AtFirst.Order(), result.Values("Ipv6AddressId").Cast<string>().Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(50)]
    public void Invoke_VpcApi_loses_nothing_in_any_page_size(int pageSize)
    {
        using var list = new ChangingList(300, mostOnAPage: 50);
        using ModuleSession session = ModuleSession.ConnectedTo(list.Endpoint);

        ScriptResult result = session.Run(
            $"Invoke-VpcApi DescribeIpv6Addresses @{{ PageSize = {pageSize} }} -All | ForEach-Object {{ $list.Remove($_.Ipv6AddressId); $_ }}", ("list", list));

        result.ShouldHaveNoErrors();
        Assert.Equal(list.AtFirst.Order(), result.Values("Ipv6AddressId").Cast<string>().Order());
    }

    // A service that takes no page size of its caller: pages can't overlap.
    [Fact]
    public void A_service_with_a_page_size_of_its_own_is_read_again_until_nothing_is_missing()
    {
        using var list = new ChangingList(300, mostOnAPage: 20) { IsSizeItsOwn = true };
        using ModuleSession session = ModuleSession.ConnectedTo(list.Endpoint);

        ScriptResult result = session.Run("Get-VpcIpv6Address | ForEach-Object { $list.Remove($_.Ipv6AddressId); $_ }", ("list", list));

        result.ShouldHaveNoErrors();
        Assert.Equal(list.AtFirst.Order(), result.Values("Ipv6AddressId").Cast<string>().Order());
    }

    [Fact]
    public void A_list_that_grows_as_it_is_read_ends_with_an_error_that_says_so()
    {
        using var list = new ChangingList(100, mostOnAPage: 50);
        using ModuleSession session = ModuleSession.ConnectedTo(list.Endpoint);

        ScriptResult result = session.Run("Get-VpcIpv6Address | ForEach-Object { $list.AddLast(); $_ }", ("list", list));

        Assert.Contains("may be incomplete", result.ShouldHaveOneError("ListKeepsChanging").ToString());
        Assert.InRange(result.Output.Count, 100, 1000);
    }

    [Fact]
    public void A_page_that_fails_says_that_the_list_is_incomplete()
    {
        using var list = new ChangingList(300, mostOnAPage: 50) { LastPageThatWorks = 3 };
        using ModuleSession session = ModuleSession.ConnectedTo(list.Endpoint);

        ScriptResult result = session.Run("Get-VpcIpv6Address");

        Assert.Contains($"The list is incomplete: {result.Output.Count} of its objects came before this error.", result.ShouldHaveOneError("ConnectionBroken").ToString());
        Assert.InRange(result.Output.Count, 50, 299);
    }

    // Uses the emulator's own behaviour, with changes between the commands of the module.
    [Theory]
    [InlineData("Get-VpcIpv6Address | Remove-VpcIpv6Address -Force", "Get-VpcIpv6Address", 0)]
    [InlineData("Get-VpcIpv6Address -NetworkType Private | New-VpcIpv6InternetBandwidth -Bandwidth 2 -ThrottleLimit 32", "Get-VpcIpv6InternetBandwidth", 230)]
    [InlineData("Get-VpcIpv6Address -NetworkType Private | ForEach-Object { $_ | New-VpcIpv6InternetBandwidth -Bandwidth 2 }", "Get-VpcIpv6InternetBandwidth", 230)]
    [InlineData("$null = Get-VpcIpv6Address | New-VpcIpv6InternetBandwidth -Bandwidth 2; Get-VpcIpv6Address -NetworkType Public | Remove-VpcIpv6InternetBandwidth -Force", "Get-VpcIpv6InternetBandwidth", 0)]
    [InlineData("Get-VpcIpv6Address | Set-VpcIpv6Address -Name old; Get-VpcIpv6Address -Name old | ForEach-Object { $_ | Set-VpcIpv6Address -Name new }", "Get-VpcIpv6Address -Name new", 230)]
    [InlineData("Get-VpcIpv6Address | Add-VpcTag -Tag @{ a = 'b' }; Get-VpcIpv6Address -Tag @{ a = 'b' } | Remove-VpcTag -Key a -Force", "Get-VpcIpv6Address -Tag @{ a = 'b' }", 0)]
    [InlineData("Get-VpcIpv6Address | Add-VpcTag -Tag @{ a = 'b' }; Get-VpcTag -ResourceType IPV6ADDRESS -Tag @{ a = 'b' } | ForEach-Object { $_ | Remove-VpcTag -Force }", "Get-VpcIpv6Address -Tag @{ a = 'b' }", 0)]
    [InlineData("Get-VpcIpv6Address | ForEach-Object { $null = New-VpcIpv6Address $_.VSwitchId; $_ | Remove-VpcIpv6Address -Force }", "Get-VpcIpv6Address | Where-Object Ipv6AddressId -notlike 'ipv6-hp3000*'", 230)]
    public void Commands_of_the_module_work_on_all_that_they_list(string work, string look, int left)
    {
        using var estate = new SoakEstate(230);
        using var session = new ModuleSession();
        session.Run($"$null = Start-VpcEmulator -EstatePath '{estate.Path}' | Connect-VpcSession").ShouldHaveNoErrors();

        session.Run(work).ShouldHaveNoErrors();

        Assert.Equal(left, session.Run(look).Output.Count);
    }

    /// <summary>A list of addresses that others change; half of them stay from first to last.</summary>
    public sealed class ChangingList : IDisposable
    {
        private readonly object _lock = new();
        private readonly List<string> _ids;
        private readonly StubService _service;
        private readonly int _mostOnAPage;
        private int _added;

        public ChangingList(int count, int mostOnAPage)
        {
            AtFirst = [.. Enumerable.Range(1, count).Select(n => $"ipv6-{n:d6}")];
            _ids = [.. AtFirst];
            _mostOnAPage = mostOnAPage;
            _service = new StubService(AnswerAsync);
        }

        public Uri Endpoint => _service.Endpoint;

        public IReadOnlyList<string> AtFirst { get; }

        /// <summary>What changes the list before each answer, or null.</summary>
        public Random? Random { get; init; }

        public bool IsBalanced { get; init; }

        public bool IsSizeItsOwn { get; init; }

        public int LastPageThatWorks { get; init; } = int.MaxValue;

        public void Remove(string id)
        {
            lock (_lock)
            {
                _ids.Remove(id);
            }
        }

        public void AddLast()
        {
            lock (_lock)
            {
                _ids.Add(NewId());
            }
        }

        internal void ShouldHaveComeOutOf(ScriptResult result)
        {
            string[] came = [.. result.Values("Ipv6AddressId").Cast<string>()];
            Assert.Equal(came.Distinct().Count(), came.Length);
            Assert.Empty(AtFirst.Where(Stays).Except(came));
            Assert.All(result.Errors, error => Assert.StartsWith("ListKeepsChanging", error.FullyQualifiedErrorId));
        }

        public void Dispose() => _service.Dispose();

        private static bool Stays(string id) => (id[^1] - '0') % 2 == 0 && !id.Contains('x', StringComparison.Ordinal);

        private string NewId() => $"ipv6-x{++_added:d6}";

        private Task AnswerAsync(HttpContext context)
        {
            int number = int.TryParse(context.Request.Query["PageNumber"], out int asked) ? asked : 1;
            int size = int.TryParse(context.Request.Query["PageSize"], out int most) && !IsSizeItsOwn ? Math.Min(most, _mostOnAPage) : _mostOnAPage;
            if (number > LastPageThatWorks)
            {
                context.Abort();
                return Task.CompletedTask;
            }

            lock (_lock)
            {
                ChangeAtRandom();
                string items = string.Join(",", _ids.Skip((number - 1) * size).Take(size).Select(id => $$"""{"Ipv6AddressId":"{{id}}"}"""));
                return context.Response.WriteAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $$$"""{"RequestId":"R","PageNumber":{{{number}}},"PageSize":{{{size}}},"TotalCount":{{{_ids.Count}}},"Ipv6Addresses":{"Ipv6Address":[{{{items}}}]}}"""));
            }
        }

        private void ChangeAtRandom()
        {
            if (Random is null)
            {
                return;
            }

            // Never everything that was added between two pages, so that pages overlap sometimes.
            int count = Random.Next(3) == 0 ? Random.Next(1, 4) : 0;
            string[] mayGo = [.. _ids.Where(id => !Stays(id))];
            foreach (string id in mayGo.OrderBy(_ => Random.Next()).Take(count))
            {
                _ids.Remove(id);
                if (IsBalanced)
                {
                    _ids.Insert(Random.Next(_ids.Count + 1), NewId());
                }
            }
        }
    }
}
